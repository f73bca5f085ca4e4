import { Fragment } from 'react';
import { useLanguage, useTexts } from '../shared/texts.ts';
import styles from './authorization-page.module.css';
import type { MatrixRow } from './authorization.queries.ts';
import { SUMMARIES_ZH } from './endpoint-summaries.zh.ts';
import { cellsOf, partsOf, type Cell, type Column } from './matrix-cells.ts';

interface Props {
  rows: readonly MatrixRow[];
  columns: readonly Column[];
}

/** Endpoints by contract, each with what every role may do within its units and elsewhere. */
export function EndpointTable({ rows, columns }: Props) {
  const t = useTexts('authorization');
  const contracts = t('contracts', { returnObjects: true });
  const nameOf = (column: Column) => (column === 'reporter' ? t('reporter') : t(`shared:roles.${column}`));
  const groups = [...new Set(rows.map(({ contract }) => contract))] as (keyof typeof contracts)[];
  return (
    <table className={`${styles['table']} ${styles['pairs']}`} aria-label={t('endpoints')}>
      <thead>
        <tr>
          <th scope="col" rowSpan={2} className={styles['action']}>
            {t('endpoint')}
          </th>
          {columns.map((column) => (
            <th key={column} scope="colgroup" colSpan={2} className={styles['role']}>
              {nameOf(column)}
            </th>
          ))}
          <th scope="col" rowSpan={2} className={styles['event']}>
            {t('event')}
          </th>
        </tr>
        <tr>
          {columns.map((column) => (
            <Fragment key={column}>
              <th scope="col" className={styles['cell']} aria-label={t('insideOf', { role: nameOf(column) })}>
                {t('inside')}
              </th>
              <th scope="col" className={styles['cell']} aria-label={t('outsideOf', { role: nameOf(column) })}>
                {t('outside')}
              </th>
            </Fragment>
          ))}
        </tr>
      </thead>
      {groups.map((contract) => (
        <tbody key={contract}>
          <tr className={styles['group']}>
            <th scope="rowgroup" colSpan={2 * columns.length + 2}>
              {contracts[contract]}
            </th>
          </tr>
          {rows
            .filter((row) => row.contract === contract)
            .map((row) => (
              <tr key={row.key}>
                <Action row={row} />
                {columns.map((column) => {
                  const { inside, outside } = cellsOf(row, column);
                  return (
                    <Fragment key={column}>
                      <Mark cell={inside} />
                      <Mark cell={outside} />
                    </Fragment>
                  );
                })}
                <Mark cell={row.leavesEvent ? 'kept' : 'cannot'} />
              </tr>
            ))}
        </tbody>
      ))}
    </table>
  );
}

function Action({ row }: { row: MatrixRow }) {
  const t = useTexts('authorization');
  const language = useLanguage();
  const chinese: Readonly<Record<string, Readonly<Record<string, string>>>> = SUMMARIES_ZH;
  const summary = language === 'zh' ? chinese[row.contract]?.[row.key] : undefined;
  return (
    <th scope="row" className={styles['action']}>
      {summary ?? row.summary}
      <code>
        {row.method} {row.path}
      </code>
      {partsOf(row).map(({ roles, situations }) => (
        <span key={situations.join()} className={styles['part']}>
          {t('onlyFor', {
            roles: roles.map((role) => t(`shared:roles.${role}`)).join(t('and')),
            which: situations.map((each) => t(`situations.${each}`)).join(t('and')),
          })}
        </span>
      ))}
    </th>
  );
}

/** A word for what is possible; a dash, said aloud as “no”, for what is not. */
function Mark({ cell }: { cell: Cell | 'kept' }) {
  const t = useTexts('authorization');
  if (cell !== 'cannot') return <td className={styles[cell]}>{t(cell)}</td>;
  return (
    <td className={styles['cannot']}>
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">{t('cannot')}</span>
    </td>
  );
}
