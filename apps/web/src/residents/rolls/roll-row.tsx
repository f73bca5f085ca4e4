import type { RollField } from '@linli/domain/residents/roll-columns.ts';
import type { RollDecision } from '@linli/domain/residents/roll-outcome.ts';
import type { RollRowView } from '@linli/domain/residents/rolls.contract.ts';
import { readCellAddress } from '@linli/domain/shared/spreadsheet.ts';
import { Button } from 'antd';
import { useTexts } from '../../shared/texts.ts';
import { RollCell } from './roll-cell.tsx';
import { isMasked, rollWord } from './roll-words.ts';
import styles from './rolls.module.css';

export interface RowCorrection {
  row: number;
  cells: { field: RollField; text: string }[];
  decision?: RollDecision | null;
}

interface Props {
  row: RollRowView;
  /** Named where there are several. */
  sheet: string | undefined;
  fields: readonly RollField[];
  canCorrect: boolean;
  onCorrect: ((correction: RowCorrection) => void) | null;
}

/** A row as the file has it, and below it what is to be said about it. */
export function RollRow({ row, sheet, fields, canCorrect, onCorrect }: Props) {
  const t = useTexts('rolls');
  const number = row.row + 1;
  const inFile = readCellAddress(row.cells[0]?.address ?? '')?.row;
  const mend = (field: RollField, text: string) => onCorrect?.({ row: row.row, cells: [{ field, text }] });
  const decide = (decision: RollDecision | null) => onCorrect?.({ row: row.row, cells: [], decision });
  const isDecidable = row.outcome === 'new' || row.outcome === 'changed' || row.outcome === 'doubtful';
  const hasMore = row.issues.length + row.doubts.length + row.changes.length > 0;
  return (
    <>
      <tr className={hasMore ? styles['hasMore'] : undefined}>
        <th scope="row">{number}</th>
        <td className={styles['soft']}>
          {sheet !== undefined && `${sheet} `}
          {inFile !== undefined && inFile + 1}
        </td>
        <td>
          <span className={styles[row.outcome]}>{t(`outcome.${row.outcome}`)}</span>
        </td>
        {fields.map((field) => {
          const cell = row.cells.find((each) => each.field === field);
          if (!cell) return <td key={field}>—</td>;
          const issue = row.issues.find((each) => each.field === field);
          return (
            <RollCell
              key={field}
              field={field}
              text={cell.text}
              severity={issue?.severity}
              onMend={canCorrect && !isMasked(cell.text) ? (text) => mend(field, text) : null}
            />
          );
        })}
      </tr>
      {(hasMore || (canCorrect && row.decision !== null)) && (
        <tr className={styles['more']}>
          <td colSpan={fields.length + 3}>
            <ul>
              {row.issues.map(({ field, severity, code, proposal }) => (
                <li key={`${field} ${code}`}>
                  <span className={styles[severity]}>
                    {t('rows.says', { field: t(`field.${field}`), text: t(`issue.${code}`) })}
                  </span>{' '}
                  {canCorrect && proposal !== null && !isMasked(proposal) && (
                    <Button
                      size="small"
                      disabled={!onCorrect}
                      aria-label={t('rows.acceptOf', {
                        row: number,
                        field: t(`field.${field}`),
                        text: rollWord(field, proposal),
                      })}
                      onClick={() => mend(field, rollWord(field, proposal))}
                    >
                      {t('rows.accept', { text: rollWord(field, proposal) })}
                    </Button>
                  )}
                </li>
              ))}
              {row.doubts.map((doubt) => (
                <li key={doubt.code} className={styles[doubt.severity]}>
                  {t(`doubt.${doubt.code}`, {
                    row: (doubt.row ?? 0) + 1,
                    fields: doubt.fields.map((field) => t(`field.${field}`)).join(t('shared:listSeparator')),
                  })}
                  {doubt.reason && t('rows.because', { reason: t(`reason.${doubt.reason}`) })}
                </li>
              ))}
              {row.changes.map(({ field, before, after }) => (
                <li key={field}>
                  {t('rows.to', {
                    field: t(`field.${field}`),
                    before: before === '' ? t('rows.blank') : rollWord(field, before),
                    after: rollWord(field, after),
                  })}
                </li>
              ))}
              {row.decision && <li>{t(row.decision === 'take' ? 'rows.taken' : 'rows.left')}</li>}
            </ul>
            {canCorrect && isDecidable && (
              <span className={styles['buttons']}>
                {row.decision === null && row.outcome === 'doubtful' && (
                  <Button
                    size="small"
                    disabled={!onCorrect}
                    aria-label={t('rows.takeOf', { row: number })}
                    onClick={() => decide('take')}
                  >
                    {t('rows.take')}
                  </Button>
                )}
                <Button
                  size="small"
                  disabled={!onCorrect}
                  aria-label={t(row.decision === null ? 'rows.leaveOf' : 'rows.takeBackOf', { row: number })}
                  onClick={() => decide(row.decision === null ? 'leave' : null)}
                >
                  {t(row.decision === null ? 'rows.leave' : 'rows.takeBack')}
                </Button>
              </span>
            )}
          </td>
        </tr>
      )}
    </>
  );
}
