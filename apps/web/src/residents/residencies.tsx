import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import styles from './resident-panel.module.css';
import { useResidentTexts } from './residents-texts.ts';

/** Where somebody lived, as far as it lay in the reader's units. */
export function Residencies({ residencies }: Pick<ResidentView, 'residencies'>) {
  const t = useResidentTexts();
  if (residencies.length === 0) return null;
  return (
    <section>
      <h3>{t('file.residencies')}</h3>
      <ul className={styles['list']}>
        {residencies.map(({ id, address, community, from, to }) => (
          <li key={id}>
            <span>{[community.name, address].filter(Boolean).join(' · ')}</span>
            <span className={styles['soft']}>
              {to === null
                ? t('file.lived.since', { from: from ?? t('file.lived.unknown') })
                : t('file.lived.span', { from: from ?? t('file.lived.unknown'), to })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
