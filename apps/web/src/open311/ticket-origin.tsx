import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../shared/texts.ts';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { ticketOriginQuery } from './api-keys.queries.ts';
import styles from './open311.module.css';

/** What another system said with a ticket. A link of theirs is shown whole, opens nothing here and tells them nothing. */
export function TicketOrigin({ ticketId }: { ticketId: string }) {
  const t = useTexts('open311');
  const origin = useQuery(ticketOriginQuery(ticketId));
  if (origin.isPending) return <Skeleton rows={2} height={20} />;
  if (origin.isError) return <ErrorState error={origin.error} onRetry={() => void origin.refetch()} />;
  const { sender, lat, long, mediaUrl } = origin.data;
  return (
    <section>
      <h3>{t('origin.title')}</h3>
      <p>
        {t('origin.sender')}：{sender}
      </p>
      {lat !== null && long !== null && (
        <p>
          {t('origin.point')}：{lat}, {long}
        </p>
      )}
      {mediaUrl && (
        <>
          <p className={styles['link']}>
            {t('origin.media')}：
            <a href={mediaUrl} target="_blank" rel="noopener noreferrer nofollow">
              {mediaUrl}
            </a>
          </p>
          <p className={styles['soft']}>{t('origin.mediaHint')}</p>
        </>
      )}
    </section>
  );
}
