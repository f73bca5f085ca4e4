import type { ResidentSummary } from '@linli/domain/residents/resident-views.contract.ts';
import { memo, type CSSProperties, type ReactNode } from 'react';
import type { ResidentColumn } from './resident-columns.ts';
import styles from './resident-list.module.css';
import { useResidentTexts } from './residents-texts.ts';

interface Props {
  resident: ResidentSummary;
  /** Its place in the whole list, from 2: the head is the first row. */
  rowIndex: number;
  columns: readonly ResidentColumn[];
  isOpen: boolean;
  isTabStop: boolean;
  style: CSSProperties;
  onOpen: (residentId: string) => void;
}

/** One person on one line; what is cut short is whole in the title and in the file. */
export const ResidentRow = memo(function ResidentRow(props: Props) {
  const { resident, rowIndex, columns, isOpen, isTabStop, style, onOpen } = props;
  const cells = useCells(resident);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys of all rows are in resident-list.tsx
    <div
      role="row"
      aria-rowindex={rowIndex}
      data-resident-id={resident.id}
      tabIndex={isTabStop ? 0 : -1}
      aria-selected={isOpen}
      className={styles['row']}
      style={style}
      onClick={() => onOpen(resident.id)}
    >
      {columns.map((column) => (
        <span key={column} role="gridcell" className={styles[column]} title={cells[column].title}>
          {cells[column].shown ?? cells[column].title}
        </span>
      ))}
    </div>
  );
});

/** `shown` where a cell is more than its text. */
function useCells(resident: ResidentSummary): Record<ResidentColumn, { title: string; shown?: ReactNode }> {
  const t = useResidentTexts();
  const {
    name,
    sex,
    age,
    labels,
    address,
    phone,
    idNumber,
    householdRole,
    employment,
    lastVisitedOn,
    grid,
    community,
    status,
  } = resident;
  const labelWords = labels.map((label) => t(`label.${label}`));
  return {
    name: { title: name },
    person: { title: [sex && t(`sex.${sex}`), age !== null && t('age', { count: age })].filter(Boolean).join(' · ') },
    labels: {
      title: labelWords.join(t('shared:listSeparator')),
      shown: labelWords.map((word) => (
        <span key={word} className={styles['chip']}>
          {word}
        </span>
      )),
    },
    address: { title: address },
    phone: { title: phone },
    idNumber: { title: idNumber },
    role: { title: householdRole ? t(`role.${householdRole}`) : '' },
    employment: { title: employment ? t(`employment.${employment}`) : '' },
    visited: { title: lastVisitedOn ?? '' },
    grid: { title: grid?.name ?? '' },
    community: { title: community.name },
    status: { title: t(`status.${status}`) },
  };
}
