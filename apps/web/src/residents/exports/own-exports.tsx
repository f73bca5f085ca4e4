import type { ResidentExportView } from '@linli/domain/residents/resident-exports.contract.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { timeText } from '../../shared/moments.ts';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { Moment } from '../../shared/ui/moment.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { showToast } from '../../shared/ui/toast.tsx';
import { useResidentTexts } from '../residents-texts.ts';
import { discardExportMutation, exportsQuery, fileOf } from './exports.queries.ts';
import styles from './exports.module.css';

/** 我的导出: what is being made and what can be fetched, until it is deleted. */
export function OwnExports() {
  const t = useResidentTexts();
  const list = useQuery(exportsQuery);
  const discard = useMutation(discardExportMutation(useQueryClient()));
  return (
    <section className={styles['mine']}>
      <h3>{t('export.mine')}</h3>
      {list.isPending && <Skeleton rows={2} height={32} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.items.length === 0 && <p className={styles['soft']}>{t('export.none')}</p>}
      {list.data && list.data.items.length > 0 && (
        <ul>
          {list.data.items.map((each) => (
            <li key={each.id}>
              <OwnExport
                made={each}
                isBusy={discard.isPending}
                onDiscard={() => discard.mutate(each.id, { onSuccess: () => showToast(t('export.discarded')) })}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface Props {
  made: ResidentExportView;
  isBusy: boolean;
  onDiscard: () => void;
}

function OwnExport({ made, isBusy, onDiscard }: Props) {
  const t = useResidentTexts();
  const { status, isWhole, rows, progress, total, createdAt, expiresAt } = made;
  const file = fileOf(made);
  return (
    <>
      <div>
        <span>
          <Moment at={createdAt} /> · {t(isWhole ? 'export.isWhole' : 'export.masked')}
          {rows !== null && ` · ${t('export.rows', { count: rows })}`}
        </span>
        {status === 'ready' && (
          <span className={styles['soft']}>{t('export.until', { time: timeText(new Date(expiresAt)) })}</span>
        )}
        {status === 'too_large' && <span className={styles['soft']}>{t('export.tooLarge')}</span>}
        {status === 'failed' && <span className={styles['failed']}>{t('export.failed')}</span>}
        {status === 'making' && (
          <>
            <progress aria-label={t('export.making')} {...(total !== null && { max: total, value: progress })} />
            <span className={styles['soft']}>
              {total === null ? t('export.counting') : t('export.progress', { done: progress, total })}
            </span>
          </>
        )}
      </div>
      {file !== null && (
        <a href={file} download="">
          {t('export.download')}
        </a>
      )}
      <Button type="text" size="small" disabled={isBusy} onClick={onDiscard}>
        {t('export.discard')}
      </Button>
    </>
  );
}
