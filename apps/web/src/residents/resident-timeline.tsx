import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEventWords } from '../audit/public.ts';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { Moment } from '../shared/ui/moment.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import type { residentsPagesZh } from './pages-messages.zh.ts';
import styles from './resident-panel.module.css';
import { residentTimelineQuery } from './residents.queries.ts';
import { useResidentTexts } from './residents-texts.ts';

type Words = typeof residentsPagesZh;

/** Who did what with this person and their file, latest first, in the words of the audit trail. */
export function ResidentTimeline({ residentId }: { residentId: string }) {
  const t = useResidentTexts();
  const words = useEventWords();
  const timeline = useInfiniteQuery(residentTimelineQuery(residentId));
  const events = timeline.data?.pages.flatMap((page) => page.items) ?? [];
  // Edits name fields of the file, reveals what can be hidden; a code of another capability stands as it is.
  const field = (code: string) => {
    const word =
      (t('field', { returnObjects: true }) as Words['field'] & Record<string, string>)[code] ??
      (t('hidden', { returnObjects: true }) as Words['hidden'] & Record<string, string>)[code];
    return word ?? code;
  };
  return (
    <section>
      <h3>{t('file.timeline')}</h3>
      {timeline.isPending && <Skeleton rows={2} height={32} />}
      {timeline.isError && <ErrorState error={timeline.error} onRetry={() => void timeline.refetch()} />}
      {timeline.isSuccess && events.length === 0 && <p className={styles['none']}>{t('file.event.none')}</p>}
      <ol className={styles['timeline']}>
        {events.map(({ id, action, at, actorName, fields, note }) => (
          <li key={id}>
            <div className={styles['step']}>
              <strong>{words.action(action)}</strong>
              <span>{actorName ?? t('file.event.bySystem')}</span>
              <Moment at={at} />
            </div>
            {fields.length > 0 && (
              <p className={styles['soft']}>
                {t('file.event.fields', { fields: fields.map(field).join(t('shared:listSeparator')) })}
              </p>
            )}
            {note && <p className={styles['soft']}>{note}</p>}
          </li>
        ))}
      </ol>
      {timeline.hasNextPage && (
        <Button size="small" loading={timeline.isFetchingNextPage} onClick={() => void timeline.fetchNextPage()}>
          {t('file.event.more')}
        </Button>
      )}
    </section>
  );
}
