import type { DuplicateComparison } from '@linli/domain/residents/duplicates.contract.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { MERGE_FIELDS } from '@linli/domain/residents/resident-merge.ts';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { dayText } from '../../shared/moments.ts';
import { useLanguage, useTexts } from '../../shared/texts.ts';
import type { Room } from '../residents-address.ts';
import { useResidentTexts } from '../residents-texts.ts';
import { useComparedValues } from './compared-values.ts';
import styles from './duplicates.module.css';

/** Two files field by field; what differs is marked in words, too. One alone where the other is not to be seen. */
export function Comparison({ pair, room }: { pair: DuplicateComparison; room: Room }) {
  const t = useTexts('duplicates');
  const words = useResidentTexts();
  const language = useLanguage();
  const valueOf = useComparedValues();
  const files = [pair.resident, pair.other].filter((file) => file !== null);
  const differing = new Set(pair.fields.filter(({ differs }) => differs).map(({ field }) => field));
  const shown = (value: string | null) =>
    value === null ? (
      <span className={styles['soft']}>{t('compare.hidden')}</span>
    ) : (
      value || <span className={styles['soft']}>{t('compare.none')}</span>
    );
  const row = (name: string, cell: (file: ResidentView) => ReactNode, differs = false) => (
    <tr key={name} className={differs ? styles['differs'] : undefined}>
      <th scope="row">
        {name}
        {differs && <span className={styles['mark']}>{t('compare.differs')}</span>}
      </th>
      {files.map((file) => (
        <td key={file.id}>{cell(file)}</td>
      ))}
    </tr>
  );
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']}>
        <caption className="visually-hidden">{t('compare.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('compare.what')}</th>
            {files.map((file, index) => (
              <th key={file.id} scope="col">
                {t(index === 0 ? 'compare.first' : 'compare.second')}{' '}
                <Link
                  to={`${room}/residents/${file.id}`}
                  aria-label={t('compare.open', { number: index + 1, name: file.name })}
                >
                  {file.name}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {MERGE_FIELDS.map((field) =>
            row(t(`field.${field}`), (file) => shown(valueOf(file, field)), differing.has(field)),
          )}
          {row(t('compare.labels'), ({ labels }) =>
            shown(labels.map((label) => words(`label.${label}`)).join(t('shared:listSeparator'))),
          )}
          {row(t('compare.community'), ({ community, status }) => `${community.name} · ${words(`status.${status}`)}`)}
          {row(t('compare.registered'), ({ source, registeredAt }) =>
            words('file.registeredBy', {
              source: words(`source.${source}`),
              day: dayText(new Date(registeredAt), language),
            }),
          )}
        </tbody>
      </table>
    </div>
  );
}
