import { Checkbox } from 'antd';
import { RESIDENT_COLUMNS, type ResidentColumn } from './resident-columns.ts';
import { useResidentTexts } from './residents-texts.ts';
import styles from './residents.module.css';

interface Props {
  columns: readonly ResidentColumn[];
  onChoose: (columns: readonly ResidentColumn[]) => void;
}

/** Which columns the list shows on this computer; the name always does. */
export function ColumnChoice({ columns, onChoose }: Props) {
  const t = useResidentTexts();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it closes when one leaves it
    <details
      className={styles['columns']}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget)) currentTarget.open = false;
      }}
    >
      <summary>{t('list.columns')}</summary>
      <fieldset>
        <legend className="visually-hidden">{t('list.columns')}</legend>
        {RESIDENT_COLUMNS.map((column) => (
          <Checkbox
            key={column}
            checked={columns.includes(column)}
            disabled={column === 'name'}
            onChange={({ target: { checked } }) =>
              onChoose(RESIDENT_COLUMNS.filter((each) => (each === column ? checked : columns.includes(each))))
            }
          >
            {t(`list.column.${column}`)}
          </Checkbox>
        ))}
      </fieldset>
    </details>
  );
}
