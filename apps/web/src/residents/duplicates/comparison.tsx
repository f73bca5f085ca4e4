import type { DuplicateComparison } from '@linli/domain/residents/duplicates.contract.ts';
import { MERGE_FIELDS, MERGE_SIDES, type MergeField, type MergeSide } from '@linli/domain/residents/resident-merge.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { dayText } from '../../shared/moments.ts';
import { useLanguage, useTexts } from '../../shared/texts.ts';
import type { Room } from '../residents-address.ts';
import { useResidentTexts } from '../residents-texts.ts';
import { useComparedValues } from './compared-values.ts';
import styles from './duplicates.module.css';
import type { MergeChoices } from './merge-choices.ts';

interface Props {
  pair: DuplicateComparison;
  room: Room;
  /** Null where nothing can be chosen: decided already, or not by this person. */
  choices: MergeChoices | null;
}

/** Two files field by field; what differs is marked in words, too. One alone where the other is not to be seen. */
export function Comparison({ pair, room, choices }: Props) {
  const t = useTexts('duplicates');
  const words = useResidentTexts();
  const language = useLanguage();
  const valueOf = useComparedValues();
  const files = MERGE_SIDES.flatMap((side) => {
    const file = pair[side];
    return file ? [{ side, file }] : [];
  });
  const differing = new Set(pair.fields.filter(({ differs }) => differs).map(({ field }) => field));
  const proposed = new Map(pair.fields.map((each) => [each.field, each.proposed]));
  const shown = (value: string | null) =>
    value === null ? (
      <span className={styles['soft']}>{t('compare.hidden')}</span>
    ) : (
      value || <span className={styles['soft']}>{t('compare.none')}</span>
    );
  const row = (name: string, cell: (file: ResidentView, side: MergeSide) => ReactNode, mark: ReactNode = null) => (
    <tr key={name} className={mark === null ? undefined : styles['differs']}>
      <th scope="row">
        {name}
        {mark}
      </th>
      {files.map(({ side, file }) => (
        <td key={side}>{cell(file, side)}</td>
      ))}
    </tr>
  );
  const fieldRow = (field: MergeField) => {
    const name = t(`field.${field}`);
    if (!differing.has(field)) return row(name, (file) => shown(valueOf(file, field)));
    const isBoth = field === 'notes' && choices !== null && proposed.get(field) === 'both';
    const mark = (
      <span className={styles['mark']}>
        {t('compare.differs')}
        {choices?.follows(field) === 'document' && ` · ${t('compare.follows')}`}
        {isBoth && <Both name={name} choices={choices} />}
      </span>
    );
    return row(
      name,
      (file, side) =>
        choices === null ? (
          shown(valueOf(file, field))
        ) : (
          <label className={styles['choice']}>
            <input
              type="radio"
              name={field}
              data-file={numberOf(side)}
              checked={choices.of(field) === side}
              disabled={choices.follows(field) !== null}
              aria-label={t('compare.take', { field: name, number: numberOf(side) })}
              onChange={() => choices.choose(field, side)}
            />
            <span>{shown(valueOf(file, field))}</span>
          </label>
        ),
      mark,
    );
  };
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']}>
        <caption className="visually-hidden">{t('compare.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('compare.what')}</th>
            {files.map(({ side, file }) => (
              <th key={side} scope="col">
                {t(side === 'resident' ? 'compare.first' : 'compare.second')}{' '}
                <Link
                  to={`${room}/residents/${file.id}`}
                  aria-label={t('compare.open', { number: numberOf(side), name: file.name })}
                >
                  {file.name}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {choices &&
            row(t('compare.keep'), (_file, side) => (
              <label className={styles['choice']}>
                <input
                  type="radio"
                  name="keep"
                  data-file={numberOf(side)}
                  checked={choices.keep === side}
                  aria-label={`${t('compare.stays')}：${t(side === 'resident' ? 'compare.first' : 'compare.second')}`}
                  onChange={() => choices.chooseKeep(side)}
                />
                <span>{t('compare.stays')}</span>
              </label>
            ))}
          {MERGE_FIELDS.map(fieldRow)}
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

const numberOf = (side: MergeSide) => (side === 'resident' ? 1 : 2);

/** Notes need not be chosen between. */
function Both({ name, choices }: { name: string; choices: MergeChoices }) {
  const t = useTexts('duplicates');
  return (
    <label className={styles['choice']}>
      <input
        type="radio"
        name="notes"
        checked={choices.of('notes') === 'both'}
        aria-label={`${name}：${t('compare.both')}`}
        onChange={() => choices.choose('notes', 'both')}
      />
      <span>{t('compare.both')}</span>
    </label>
  );
}
