import { PlusOutlined } from '@ant-design/icons';
import { ROLES } from '@linli/domain/shared/actor.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useSearchParams } from 'react-router-dom';
import { EmptyState } from '../shared/ui/empty-state.tsx';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { PageTitle } from '../shared/ui/page-title.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { AppointPanel } from './appoint-panel.tsx';
import { AppointmentFilters } from './appointment-filters.tsx';
import { AppointmentRow } from './appointment-row.tsx';
import styles from './appointments.module.css';
import { appointmentsQuery, type AppointmentFilter } from './appointments.queries.ts';
import { useAppointmentTexts } from './appointments-texts.ts';

function filterIn(params: URLSearchParams): AppointmentFilter {
  const role = ROLES.find((each) => each === params.get('role'));
  const unitId = params.get('unitId');
  const q = params.get('q');
  const state = (['disabled', 'ended', 'all'] as const).find((each) => each === params.get('state')) ?? 'current';
  return { state, ...(role && { role }), ...(unitId && { unitId }), ...(q && { q }) };
}

/** Who holds which role where, within one's own units; to end an appointment or to give one. */
export function AppointmentsPage() {
  const t = useAppointmentTexts();
  const [params, setParams] = useSearchParams();
  const filter = filterIn(params);
  const isAppointing = params.has('new');
  const list = useInfiniteQuery(appointmentsQuery(filter));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const change = (changed: Record<string, string | null>) =>
    setParams((now) => {
      const next = new URLSearchParams(now);
      for (const [name, value] of Object.entries(changed)) {
        if (value === null) next.delete(name);
        else next.set(name, value);
      }
      return next;
    });

  return (
    <div className={styles['page']}>
      <div className={styles['head']}>
        <PageTitle title={t('title')} />
        <AppointmentFilters filter={filter} onChange={change} />
        <Link className={styles['push']} to="import">
          {t('import')}
        </Link>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => change({ new: '1' })}>
          {t('appoint.open')}
        </Button>
      </div>
      <div className={isAppointing ? `${styles['split']} ${styles['withForm']}` : styles['split']}>
        <div className={styles['list']}>
          {list.isPending && (
            <div className={styles['around']}>
              <Skeleton rows={10} height={30} />
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
                  {(['person', 'username', 'role', 'unit', 'from', 'to'] as const).map((column) => (
                    <th key={column} scope="col">
                      {t(`column.${column}`)}
                    </th>
                  ))}
                  <th scope="col">
                    <span className="visually-hidden">{t('column.actions')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((appointment) => (
                  <AppointmentRow key={appointment.id} appointment={appointment} />
                ))}
              </tbody>
            </table>
          )}
          {list.hasNextPage && (
            <div className={styles['around']}>
              <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {t('loadMore')}
              </Button>
            </div>
          )}
        </div>
        {isAppointing && <AppointPanel onClose={() => change({ new: null })} />}
      </div>
    </div>
  );
}
