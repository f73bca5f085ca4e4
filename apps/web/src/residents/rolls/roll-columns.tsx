import { ROLL_FIELDS, type RollField } from '@linli/domain/residents/roll-columns.ts';
import type { RollView } from '@linli/domain/residents/rolls.contract.ts';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../shared/texts.ts';
import styles from './rolls.module.css';

type Sheet = RollView['sheets'][number];
interface Correction {
  sheet: number;
  columns: { column: number; field: RollField | null }[];
  isLeftOut: boolean;
}

interface Props {
  roll: RollView;
  isPending: boolean;
  onCorrect: (sheets: Correction[]) => void;
}

/** How the columns were understood; open from the start where somebody should look. */
export function RollColumns({ roll, isPending, onCorrect }: Props) {
  const t = useTexts('rolls');
  const [told, setTold] = useState<ReadonlyMap<string, RollField | null>>(new Map());
  const [leftOut, setLeftOut] = useState<ReadonlyMap<number, boolean>>(new Map());
  const unsure = roll.sheets
    .filter(({ isLeftOut }) => !isLeftOut)
    .flatMap(({ columns }) => columns.filter(({ certainty }) => certainty === 'unsure')).length;
  const corrections = roll.sheets.flatMap(({ sheet, columns, isLeftOut }): Correction[] => {
    const changed = columns.flatMap(({ column }) => {
      const field = told.get(`${sheet} ${column}`);
      return field === undefined ? [] : [{ column, field }];
    });
    const isLeft = leftOut.get(sheet) ?? isLeftOut;
    return changed.length > 0 || isLeft !== isLeftOut ? [{ sheet, columns: changed, isLeftOut: isLeft }] : [];
  });
  return (
    <details className={styles['section']} open={unsure > 0}>
      <summary>
        {t('columns.title')} ·{' '}
        <span className={unsure > 0 ? styles['unsure'] : styles['soft']}>
          {unsure > 0 ? t('columns.unsure', { count: unsure }) : t('columns.allSure')}
        </span>
      </summary>
      {roll.sheets.map((sheet) => (
        <div key={sheet.sheet} className={styles['sheet']}>
          <div className={styles['buttons']}>
            <h3>
              {sheet.name
                ? t('columns.sheet', { name: sheet.name, count: sheet.people })
                : t('columns.onlySheet', { count: sheet.people })}
            </h3>
            {roll.sheets.length > 1 && (
              <Checkbox
                checked={leftOut.get(sheet.sheet) ?? sheet.isLeftOut}
                onChange={({ target }) => setLeftOut(new Map(leftOut).set(sheet.sheet, target.checked))}
              >
                {t('columns.leftOut')}
              </Checkbox>
            )}
          </div>
          <SheetColumns
            sheet={sheet}
            fieldOf={(column, field) => {
              const changed = told.get(`${sheet.sheet} ${column}`);
              return changed === undefined ? field : changed;
            }}
            onTell={(column, field) => setTold(new Map(told).set(`${sheet.sheet} ${column}`, field))}
          />
        </div>
      ))}
      {corrections.length > 0 && (
        <Button type="primary" loading={isPending} onClick={() => onCorrect(corrections)}>
          {isPending ? t('columns.saving') : t('columns.save')}
        </Button>
      )}
    </details>
  );
}

function SheetColumns({
  sheet,
  fieldOf,
  onTell,
}: {
  sheet: Sheet;
  fieldOf: (column: number, field: RollField | null) => RollField | null;
  onTell: (column: number, field: RollField | null) => void;
}) {
  const t = useTexts('rolls');
  return (
    <div className={styles['columns']}>
      {sheet.columns.map(({ column, heading, field, certainty, samples }) => {
        const shown = heading || t('columns.noHeading');
        return (
          <div key={column} className={styles['column']}>
            <span className={styles['heading']}>
              {shown} {certainty !== 'sure' && <em className={styles[certainty]}>{t(`certainty.${certainty}`)}</em>}
            </span>
            {/* The browser's own: sixty of them stand here at once. */}
            <select
              className={styles['select']}
              aria-label={t('columns.column', { heading: shown })}
              value={fieldOf(column, field) ?? ''}
              onChange={({ target }) => onTell(column, ROLL_FIELDS.find((each) => each === target.value) ?? null)}
            >
              <option value="">{t('columns.unknown')}</option>
              {ROLL_FIELDS.map((each) => (
                <option key={each} value={each}>
                  {t(`field.${each}`)}
                </option>
              ))}
            </select>
            <span className={styles['sample']}>{samples.join(' / ')}</span>
          </div>
        );
      })}
    </div>
  );
}
