import { Button } from 'antd';
import { useLanguage } from '../../shared/texts.ts';
import { useNow } from '../../shared/ui/moment.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { useDeskTexts } from './desk-texts.ts';
import type { NewTicketDraft } from './new-ticket-draft.ts';
import styles from './new-ticket.module.css';
import { shortMoment } from './short-moment.ts';
import { useSimilarTickets } from './use-similar-tickets.ts';

interface Props {
  communityId: string;
  draft: NewTicketDraft;
  onOpen: (ticketId: string) => void;
}

/** What may have been reported already, beside a report that is being typed; it never stands in the way of it. */
export function SimilarTickets({ communityId, draft, onOpen }: Props) {
  const t = useDeskTexts();
  const language = useLanguage();
  const now = useNow();
  const found = useSimilarTickets(communityId, draft);
  if (found.length === 0) return null;
  return (
    <Notice tone="soon" role="status" title={t('report.similar.title')}>
      <p>{t('report.similar.hint')}</p>
      <ul className={styles['similar']}>
        {found.map(({ ticket, reason }) => (
          <li key={ticket.id}>
            <Button type="link" size="small" onClick={() => onOpen(ticket.id)}>
              {ticket.title}
            </Button>
            <span>
              {[
                t(`report.similar.${reason}`),
                ticket.place,
                t(`tickets:status.${ticket.status}`),
                t('report.similar.reported', { moment: shortMoment(new Date(ticket.reportedAt), now, language) }),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
