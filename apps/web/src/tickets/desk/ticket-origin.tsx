import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { ticketOriginQuery } from '../../open311/open311-origin.queries.ts';
import { addTexts, useTexts } from '../../shared/texts.ts';
import { ORIGIN_MESSAGES } from './origin-messages.ts';
import styles from './ticket-panel.module.css';

await addTexts(ORIGIN_MESSAGES);

/** What another system said with a ticket. A link of theirs is shown whole, opens nothing here and tells them nothing. */
export function TicketOrigin({ ticketId }: { ticketId: string }) {
  const t = useTexts('ticketOrigin');
  const origin = useQuery(ticketOriginQuery(ticketId));
  if (origin.isPending) return <Skeleton rows={2} height={20} />;
  if (origin.isError) return <ErrorState error={origin.error} onRetry={() => void origin.refetch()} />;
  const { sender, lat, long, mediaUrl } = origin.data;
  return (
    <section>
      <h3>{t('title')}</h3>
      <p>
        {t('sender')}：{sender}
      </p>
      {lat !== null && long !== null && (
        <p>
          {t('point')}：{lat}, {long}
        </p>
      )}
      {mediaUrl && (
        <>
          <p className={styles['text']}>
            {t('media')}：
            <a href={mediaUrl} target="_blank" rel="noopener noreferrer nofollow">
              {mediaUrl}
            </a>
          </p>
          <p className={styles['none']}>{t('mediaHint')}</p>
        </>
      )}
    </section>
  );
}
