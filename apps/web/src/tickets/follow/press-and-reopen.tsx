import { TICKET_LIMITS } from '@linli/domain/tickets/ticket.ts';
import type { PublicTicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { exactText } from '../../shared/moments.ts';
import { useProblemText } from '../../shared/problem-text.ts';
import { useLanguage, useTexts } from '../../shared/texts.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextArea } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { showToast } from '../../shared/ui/toast.tsx';
import { reporterStepMutation, type TicketKey } from '../tickets.queries.ts';
import styles from './follow-page.module.css';

interface Props {
  ticket: PublicTicketView;
  ticketKey: TicketKey;
}

/** Presses for the report, once a day; says when the next time is. */
export function PressForIt({ ticket, ticketKey }: Props) {
  const t = useTexts('tickets');
  const say = useProblemText();
  const language = useLanguage();
  const nudge = useMutation(reporterStepMutation(useQueryClient(), ticketKey));
  const later = ticket.blockedActions.find(({ action, reason }) => action === 'nudge' && reason !== 'status');
  if (later?.until) {
    const until = exactText(new Date(later.until), language);
    return <p className={styles['soft']}>{t('follow.nudge.later', { until })}</p>;
  }
  if (!ticket.availableActions.includes('nudge')) return null;
  const press = () =>
    nudge.mutate({ step: 'nudge', version: ticket.version }, { onSuccess: () => showToast(t('follow.nudge.done')) });
  return (
    <section>
      <p>{t('follow.nudge.lead')}</p>
      {nudge.isError && (
        <Notice tone="late" role="alert" title={t('follow.nudge.failed')}>
          <p>{say.problem(nudge.error)}</p>
        </Notice>
      )}
      <Button wide busy={nudge.isPending} onClick={press}>
        {t('follow.nudge.open')}
      </Button>
    </section>
  );
}

/** Says that the matter is not settled, which has it taken up again. */
export function ReopenForm({ ticket, ticketKey }: Props) {
  const t = useTexts('tickets');
  const say = useProblemText();
  const reopen = useMutation(reporterStepMutation(useQueryClient(), ticketKey));
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [wasTried, setWasTried] = useState(false);
  if (!ticket.availableActions.includes('reopen')) return null;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasTried(true);
    if (!reason.trim() || reopen.isPending) return;
    reopen.mutate(
      { step: 'reopen', version: ticket.version, reason: reason.trim() },
      { onSuccess: () => showToast(t('follow.reopen.done')) },
    );
  };
  if (!isOpen)
    return (
      <section>
        <p>{t('follow.reopen.lead', { days: TICKET_LIMITS.reopenDays })}</p>
        <Button wide onClick={() => setIsOpen(true)}>
          {t('follow.reopen.open')}
        </Button>
      </section>
    );
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <TextArea
        label={t('follow.reopen.reason')}
        hint={t('follow.reopen.reasonHint')}
        rows={3}
        maxLength={TICKET_LIMITS.reasonLength}
        value={reason}
        error={wasTried && !reason.trim() ? t('follow.reopen.missing') : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
      {reopen.isError && (
        <Notice tone="late" role="alert" title={t('follow.reopen.failed')}>
          <p>{say.problem(reopen.error)}</p>
        </Notice>
      )}
      <Button variant="primary" type="submit" wide busy={reopen.isPending}>
        {t('follow.reopen.submit')}
      </Button>
      <Button wide onClick={() => setIsOpen(false)}>
        {t('shared:cancel')}
      </Button>
    </form>
  );
}
