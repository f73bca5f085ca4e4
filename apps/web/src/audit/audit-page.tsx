import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useProblemText } from '../shared/problem-text.ts';
import { EmptyState } from '../shared/ui/empty-state.tsx';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import { PageTitle } from '../shared/ui/page-title.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { showToast } from '../shared/ui/toast.tsx';
import { useAuditAddress } from './audit-address.ts';
import { AuditFilters } from './audit-filters.tsx';
import { AuditRow } from './audit-row.tsx';
import { useAuditTexts, useEventWords } from './audit-texts.ts';
import { auditEventsQuery, exportAuditMutation } from './audit.queries.ts';
import styles from './audit.module.css';

/** They arrive together: fewer chunks make a lighter first page. */
export { LooksPage } from './looks/looks-page.tsx';

const COLUMNS = ['at', 'action', 'who', 'record', 'unit', 'changes'] as const;

/** The trail that one may read: who did what, to what, where and when. */
export function AuditPage() {
  const t = useAuditTexts();
  const say = useProblemText();
  const words = useEventWords();
  const address = useAuditAddress();
  const list = useInfiniteQuery(auditEventsQuery(address.filter));
  const exporting = useMutation(exportAuditMutation);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const take = (format: 'xlsx' | 'csv') =>
    exporting.mutate(
      { format, ...address.filter, ...words.forExport() },
      {
        onSuccess: (file) => {
          save(file, `audit.${format}`);
          showToast(t('export.done'));
        },
      },
    );

  return (
    <div className={styles['page']}>
      <div className={styles['head']}>
        <PageTitle title={t('title')} />
        <AuditFilters address={address} />
        <span className={styles['push']}>
          {(['xlsx', 'csv'] as const).map((format) => (
            <Button
              key={format}
              disabled={rows.length === 0}
              loading={exporting.isPending && exporting.variables.format === format}
              onClick={() => take(format)}
            >
              {t(`export.${format}`)}
            </Button>
          ))}
        </span>
      </div>
      <div className={styles['list']}>
        {exporting.isError && <Notice tone="late" role="alert" title={say.problem(exporting.error)} />}
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
                <th scope="col">
                  <span className="visually-hidden">{t('details')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((event) => (
                <AuditRow key={event.id} event={event} />
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
    </div>
  );
}

/** Hands a file to the browser as if it had been asked for by its address. */
function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
