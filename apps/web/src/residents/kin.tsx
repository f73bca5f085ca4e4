import type { KinView } from '@linli/domain/residents/resident-views.contract.ts';
import { Link } from 'react-router-dom';
import styles from './resident-panel.module.css';
import type { Room } from './residents-address.ts';
import { useResidentTexts } from './residents-texts.ts';

/** Whom somebody belongs to, wherever they live; each leads to their file where there is one to see. */
export function Kin({ kin, room }: { kin: readonly KinView[]; room: Room }) {
  const t = useResidentTexts();
  if (kin.length === 0) return null;
  return (
    <section>
      <h3>{t('file.kin.title')}</h3>
      <ul className={styles['list']}>
        {kin.map(({ id, kind, name, sex, residentId, from, to }) => (
          <li key={id}>
            <span className={styles['value']}>
              <strong className={styles['chip']}>{t(`kin.${kind}.${sex ?? 'any'}`)}</strong>
              {residentId === null ? <span>{name}</span> : <Link to={`${room}/residents/${residentId}`}>{name}</Link>}
              <span className={styles['soft']}>
                {[
                  from !== null && t('file.kin.since', { from }),
                  to !== null && t('file.kin.until', { to }),
                  residentId === null && t('file.kin.elsewhere'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
