import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router-dom';
import { actingAppointmentOf, useMe } from '../shared/session.queries.ts';
import { useTexts } from '../shared/texts.ts';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { useNow } from '../shared/ui/moment.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import { PageTitle } from '../shared/ui/page-title.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { HolidayTable } from './holiday-table.tsx';
import { HoursForm } from './hours-form.tsx';
import { workingTimeQuery } from './working-time.queries.ts';
import styles from './working-time.module.css';

/** When a unit is open: what every promise in working time rests on. Without `unitId` one's own unit. */
export function WorkingTimePage() {
  const t = useTexts('workingTime');
  const [params] = useSearchParams();
  const own = actingAppointmentOf(useMe())?.unit?.id ?? '';
  const { data, isError, error, refetch } = useQuery(workingTimeQuery(params.get('unitId') ?? own));
  const year = Number(shanghaiDate(useNow()).slice(0, 4));
  const known = Math.max(...(data?.notices.map((notice) => notice.year) ?? [year]));
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <PageTitle title={t('title')} />
        {data && (
          <p className={styles['unit']}>
            {[...data.above]
              .reverse()
              .concat(data)
              .map(({ unit }) => unit.name)
              .join(' / ')}
          </p>
        )}
        <p className={styles['soft']}>{t('lead')}</p>
      </header>
      {!data && !isError && <Skeleton rows={8} height={36} />}
      {isError && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <div className={styles['columns']}>
          <HoursForm key={`${data.unit.id} ${data.version}`} view={data} />
          <div className={styles['beside']}>
            {known <= year && (
              <Notice tone="soon" title={t('unpublished', { year: known + 1 })}>
                <p>{t(data.unit.kind === 'district' ? 'unpublishedDistrict' : 'unpublishedHint')}</p>
              </Notice>
            )}
            {data.notices.toReversed().map((notice) => (
              <HolidayTable key={notice.year} notice={notice} />
            ))}
          </div>
        </div>
      )}
    </div>
  );
}
