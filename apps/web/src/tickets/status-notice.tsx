import type { TicketStatus } from '@linli/domain/tickets/ticket.ts';
import type { ReactNode } from 'react';
import { Notice } from '../shared/ui/notice.tsx';

/** The tone of a status: waiting, being done, done, ended. The words say it too. */
const TONES: Record<TicketStatus, 'ok' | 'soon' | 'late' | 'stopped'> = {
  reported: 'soon',
  accepted: 'soon',
  open: 'soon',
  in_progress: 'soon',
  suspended: 'stopped',
  resolved: 'ok',
  closed: 'ok',
  rejected: 'stopped',
};

export function StatusNotice({
  status,
  title,
  children,
}: {
  status: TicketStatus;
  title: string;
  children?: ReactNode;
}) {
  return (
    <Notice tone={TONES[status]} role="status" title={title}>
      {children}
    </Notice>
  );
}
