import { ROLL_OUTCOMES } from '@linli/domain/residents/roll-outcome.ts';
import type { RollField } from '@linli/domain/residents/roll-columns.ts';
import type { RollView } from '@linli/domain/residents/rolls.contract.ts';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useSearchParams } from 'react-router-dom';
import { useTexts } from '../../shared/texts.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { RollRow, type RowCorrection } from './roll-row.tsx';
import { rollRowsQuery, ROWS_A_PAGE } from './rolls.queries.ts';
import styles from './rolls.module.css';

interface Props {
  roll: RollView;
  canCorrect: boolean;
  /** Null while a change is under way. */
  onCorrect: ((correction: RowCorrection) => void) | null;
}

/** The rows by what they come to; which of them is in the address. */
export function RollRows({ roll, canCorrect, onCorrect }: Props) {
  const t = useTexts('rolls');
  const [search, setSearch] = useSearchParams();
  const outcome = ROLL_OUTCOMES.find((each) => each === search.get('outcome')) ?? null;
  const offset = Math.max(0, Number.parseInt(search.get('from') ?? '0', 10) || 0);
  const list = useQuery(rollRowsQuery(roll, outcome, offset));
  const rows = list.data?.items ?? [];
  const total = list.data?.total ?? 0;
  const fields = [...new Set(rows.flatMap(({ cells }) => cells.map(({ field }) => field)))] satisfies RollField[];
  const turn = (from: number) => setSearch({ ...(outcome && { outcome }), ...(from > 0 && { from: String(from) }) });
  const tabs = [null, ...ROLL_OUTCOMES].filter((each) => each === null || each === outcome || roll.counts[each] > 0);
  return (
    <section className={styles['section']}>
      <nav className={styles['tabs']} aria-label={t('tabs')}>
        {tabs.map((each) => (
          <Link
            key={each ?? 'all'}
            to={each ? `?outcome=${each}` : '?'}
            replace
            aria-current={each === outcome ? 'page' : undefined}
          >
            {each ? t(`outcome.${each}`) : t('all')} <span>{each ? roll.counts[each] : roll.rows}</span>
          </Link>
        ))}
      </nav>
      {list.isPending && <Skeleton rows={6} height={36} />}
      {list.isError && !list.data && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && <EmptyState title={t('rows.none')}>{t('rows.noneHint')}</EmptyState>}
      {rows.length > 0 && (
        // Scrolls sideways by itself, so it is to be reached by keys.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className={styles['scroll']} tabIndex={0} role="region" aria-label={t('rows.list')}>
          <table className={styles['table']} aria-label={t('rows.list')} aria-busy={list.isPlaceholderData}>
            <thead>
              <tr>
                <th scope="col">{t('rows.number')}</th>
                <th scope="col">{t('rows.inFile')}</th>
                <th scope="col">{t('rows.outcome')}</th>
                {fields.map((field) => (
                  <th key={field} scope="col">
                    {t(`field.${field}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <RollRow
                  key={`${roll.version} ${row.row}`}
                  row={row}
                  sheet={
                    roll.sheets.length > 1 ? roll.sheets.find(({ sheet }) => sheet === row.sheet)?.name : undefined
                  }
                  fields={fields}
                  canCorrect={canCorrect}
                  onCorrect={onCorrect}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {total > ROWS_A_PAGE && (
        <div className={styles['buttons']}>
          <Button disabled={offset === 0} onClick={() => turn(Math.max(0, offset - ROWS_A_PAGE))}>
            {t('rows.earlier')}
          </Button>
          <span>{t('rows.page', { from: offset + 1, to: offset + rows.length, total })}</span>
          <Button disabled={offset + ROWS_A_PAGE >= total} onClick={() => turn(offset + ROWS_A_PAGE)}>
            {t('rows.later')}
          </Button>
        </div>
      )}
    </section>
  );
}
