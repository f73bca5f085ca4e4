import { useLocation, useNavigate } from 'react-router-dom';
import { fragmentOf, keyInFragment } from '../ticket-key.ts';
import { FollowForm } from './follow-form.tsx';
import { FollowedTicket } from './followed-ticket.tsx';

/** A report by its number and secret. Both live in the address's fragment, which no server and no log sees. */
export function FollowPage() {
  const { hash } = useLocation();
  const navigate = useNavigate();
  const key = keyInFragment(hash);
  if (!key) return <FollowForm onFollow={(typed) => navigate({ hash: fragmentOf(typed) })} />;
  return (
    <FollowedTicket
      key={hash}
      ticketKey={key}
      onFollow={(typed) => navigate({ hash: fragmentOf(typed) }, { replace: true })}
    />
  );
}
