import type { ClaimableTicket, TicketSummary } from '@linli/domain/tickets/ticket-views.contract.ts';
import { Link } from 'react-router-dom';
import { useTexts } from '../../shared/texts.ts';
import { Button, ButtonLink } from '../../shared/ui/button.tsx';
import { Deadline } from '../../shared/ui/moment.tsx';
import { CategoryPicture } from '../category-picture.tsx';
import styles from './pocket.module.css';

interface Props {
  ticket: Pick<ClaimableTicket | TicketSummary, 'id' | 'title' | 'place' | 'category' | 'community' | 'dueAt'>;
  brief?: string;
  /** A word on a card whose claim is under way. */
  note?: string;
  to?: string;
  isMine?: boolean;
  onClaim?: () => void;
}

/** One task: what, where, how long it has, and one large button that says what it does. */
export function TaskCard({ ticket, brief, note, to, isMine = false, onClaim }: Props) {
  const t = useTexts('tickets');
  return (
    <li className={`${styles['card']} ${isMine ? styles['mine'] : ''}`}>
      <div className={styles['what']}>
        <span className={styles['picture']}>
          <CategoryPicture category={ticket.category} size={28} />
        </span>
        <div>
          <h3>{to && !isMine ? <Link to={to}>{ticket.title}</Link> : ticket.title}</h3>
          <p className={styles['where']}>
            {ticket.place} · {ticket.community.name}
          </p>
        </div>
      </div>
      {brief && <p className={styles['brief']}>{brief}</p>}
      <p className={styles['when']}>
        {t(`category.${ticket.category}`)} · <Deadline dueAt={ticket.dueAt} />
      </p>
      {note && (
        <p role="status" className={styles['note']}>
          {note}
        </p>
      )}
      {isMine && to && (
        <ButtonLink to={to} variant="primary" wide aria-label={`${t('pocket.details')}: ${ticket.title}`}>
          {t('pocket.details')}
        </ButtonLink>
      )}
      {onClaim && (
        <Button variant="primary" wide aria-label={`${t('pocket.claim')}: ${ticket.title}`} onClick={onClaim}>
          {t('pocket.claim')}
        </Button>
      )}
    </li>
  );
}
