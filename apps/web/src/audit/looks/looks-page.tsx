import { LOOK_KINDS } from '@linli/domain/audit/look.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { actingAppointmentOf, useMe } from '../../shared/session.queries.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { PageTitle } from '../../shared/ui/page-title.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { Day, Entered, UnitFilter } from '../audit-filters.tsx';
import { useAuditTexts } from '../audit-texts.ts';
import styles from '../audit.module.css';
import { LookRow } from './look-row.tsx';
import { useLooksAddress } from './looks-address.ts';
import { looksQuery } from './looks.queries.ts';
import { useLooksTexts } from './looks-texts.ts';
import { LooksToday } from './looks-today.tsx';

const COLUMNS = ['at', 'who', 'what', 'whose', 'unit', 'reason'] as const;

interface Props {
  /** The room whose pages of residents the rows lead to; an auditor opens no files. */
  room: '/desk' | '/overlook' | null;
}

/** Who saw what is hidden from most: a supervisor's list of those below, a worker's of their own. */
export function LooksPage({ room }: Props) {
  const t = useLooksTexts();
  const address = useLooksAddress();
  const { filter } = address;
  const isOwn = actingAppointmentOf(useMe())?.role === 'community_worker';
  const list = useInfiniteQuery(looksQuery(filter));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={styles['page']}>
      <div>
        <div className={styles['head']}>
          <PageTitle title={t('title')} />
          <Filters address={address} isOwn={isOwn} recordName={rows[0]?.subject.name ?? null} />
        </div>
        <div className={styles['lead']}>
          <p>{t(isOwn ? 'leadOwn' : 'lead')}</p>
          <LooksToday isOwn={isOwn} onOpen={(kind, day) => address.change({ kind, from: day, to: null })} />
        </div>
      </div>
      <div className={styles['list']}>
        {list.isPending && (
          <div className={styles['around']}>
            <Skeleton rows={12} height={30} />
          </div>
        )}
        {list.isError && rows.length === 0 && (
          <div className={styles['around']}>
            <ErrorState error={list.error} onRetry={() => void list.refetch()} />
          </div>
        )}
        {list.isSuccess && rows.length === 0 && (
          <div className={styles['around']}>
            <EmptyState title={t('empty.title')}>{t('empty.hint')}</EmptyState>
          </div>
        )}
        {rows.length > 0 && (
          <table className={styles['table']} aria-label={t('list')} aria-busy={list.isPlaceholderData}>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {t(`column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((look) => (
                <LookRow key={look.id} look={look} room={room} onOnly={(record) => address.change({ record })} />
              ))}
            </tbody>
          </table>
        )}
        {list.hasNextPage && (
          <div className={styles['around']}>
            <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('audit:loadMore')}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

interface FiltersProps {
  address: ReturnType<typeof useLooksAddress>;
  isOwn: boolean;
  recordName: string | null;
}

/** By kind, person, record, unit and days; a worker's own need neither person nor unit. */
function Filters({ address, isOwn, recordName }: FiltersProps) {
  const t = useLooksTexts();
  const audit = useAuditTexts();
  const { filter, from, to, change } = address;
  const { record } = filter;
  return (
    <>
      <Select
        aria-label={t('filter.kind')}
        className={styles['text'] ?? ''}
        value={filter.kind ?? ''}
        onChange={(kind) => change({ kind: kind || null })}
        options={[
          { value: '', label: t('filter.allKinds') },
          ...LOOK_KINDS.map((value) => ({ value: value as string, label: t(`kind.${value}`) })),
        ]}
      />
      {!isOwn && (
        <>
          <Entered label={audit('filter.who')} value={filter.who ?? ''} onEnter={(who) => change({ who })} />
          <UnitFilter unitId={filter.unitId} onChange={(unitId) => change({ unitId })} />
        </>
      )}
      {record === undefined ? (
        <Entered label={audit('filter.record')} value="" onEnter={(text) => change({ record: text })} />
      ) : (
        <Button onClick={() => change({ record: null })}>
          {t('onlyOf', { name: recordName ?? record.slice(-12) })}
          <span aria-hidden="true">×</span>
        </Button>
      )}
      <Day label={audit('filter.from')} value={from} onChange={(day) => change({ from: day })} />
      <Day label={audit('filter.to')} value={to} onChange={(day) => change({ to: day })} />
      {address.isFiltered && (
        <Button type="text" onClick={address.clear}>
          {audit('filter.clear')}
        </Button>
      )}
    </>
  );
}
