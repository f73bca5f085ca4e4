import type { TicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { problemOf } from '../../shared/api-problem.ts';
import { useTexts } from '../../shared/texts.ts';
import { Button, ButtonLink } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { ticketQuery } from '../tickets.queries.ts';
import { useClaim } from './claim-ticket.ts';
import styles from './pocket.module.css';
import { TaskFacts } from './task-facts.tsx';

/** Needed a moment after the page: they load behind it, and are there when somebody stands in a basement. */
const loadSolveForm = () => import('./solve-form.tsx');
const loadReleaseForm = () => import('./release-form.tsx');
const SolveForm = lazy(() => loadSolveForm().then((m) => ({ default: m.SolveForm })));
const ReleaseForm = lazy(() => loadReleaseForm().then((m) => ({ default: m.ReleaseForm })));

export function PocketTicketPage() {
  const t = useTexts('tickets');
  const { ticketId = '' } = useParams();
  const { data: ticket, error, refetch } = useQuery(ticketQuery(ticketId));
  // Hidden now, though it may have been on screen a moment ago: another volunteer has it, or the office.
  const isGone = error !== null && problemOf(error).code === 'ticket.not_found';
  return (
    <div className={styles['ticket']}>
      <Link to="/pocket" className={styles['back']}>
        ‹ {t('pocket.tasks')}
      </Link>
      {isGone && (
        <EmptyState title={t('pocket.noTicket')} action={<ButtonLink to="/pocket">{t('pocket.toTasks')}</ButtonLink>}>
          {t('pocket.noTicketHint')}
        </EmptyState>
      )}
      {error && !isGone && !ticket && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !ticket && <Skeleton height={140} />}
      {ticket && !isGone && <Task ticket={ticket} />}
    </div>
  );
}

/** The task with exactly the actions that the API says are possible now. */
function Task({ ticket }: { ticket: TicketView }) {
  const t = useTexts('tickets');
  const claim = useClaim();
  const [chosen, setChosen] = useState<'resolve' | 'release' | null>(null);
  const can = (action: TicketView['availableActions'][number]) => ticket.availableActions.includes(action);
  useEffect(() => {
    for (const load of [loadSolveForm, loadReleaseForm]) load().catch(() => {});
  }, []);
  return (
    <Suspense fallback={<Skeleton rows={1} />}>
      <TaskFacts ticket={ticket} />
      {can('claim') && (
        <Button variant="primary" wide busy={claim.isPending} onClick={() => claim.mutate(ticket)}>
          {claim.isPending ? t('pocket.claiming') : t('pocket.claim')}
        </Button>
      )}
      {can('resolve') &&
        chosen !== 'release' &&
        (chosen === 'resolve' ? (
          <SolveForm ticket={ticket} onCancel={() => setChosen(null)} />
        ) : (
          <Button variant="primary" wide onClick={() => setChosen('resolve')}>
            {t('pocket.solveOpen')}
          </Button>
        ))}
      {can('release') &&
        chosen !== 'resolve' &&
        (chosen === 'release' ? (
          <ReleaseForm ticket={ticket} onCancel={() => setChosen(null)} />
        ) : (
          <Button wide onClick={() => setChosen('release')}>
            {t('pocket.releaseOpen')}
          </Button>
        ))}
    </Suspense>
  );
}
