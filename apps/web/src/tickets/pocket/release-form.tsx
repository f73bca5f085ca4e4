import { TICKET_LIMITS } from '@linli/domain/tickets/ticket.ts';
import { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import type { TicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import { call } from '../../shared/api.ts';
import { useProblemText } from '../../shared/problem-text.ts';
import { addTexts, useTexts } from '../../shared/texts.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextArea } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { showToast } from '../../shared/ui/toast.tsx';
import { POCKET_FORM_MESSAGES } from './form-messages.ts';
import styles from './pocket.module.css';
import { useTypedText } from './typed-text.ts';

await addTexts(POCKET_FORM_MESSAGES);

/** Gives a claimed task back with a reason; afterwards it is no longer this volunteer's to see in full. */
export function ReleaseForm({ ticket, onCancel }: { ticket: TicketView; onCancel: () => void }) {
  const t = useTexts('tickets');
  const say = useProblemText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const reason = useTypedText(`release.${ticket.id}`);
  const [wasSubmitted, setWasSubmitted] = useState(false);
  const release = useMutation({
    mutationFn: () =>
      call(ticketsContract.release, {
        params: { ticketId: ticket.id },
        body: { reason: reason.text, version: ticket.version },
      }),
    onSuccess: () => {
      reason.clear();
      showToast(t('pocket.release.done'));
      navigate('/pocket', { replace: true });
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ['tickets'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasSubmitted(true);
    if (reason.text.trim() && !release.isPending) release.mutate();
  };
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <h2>{t('pocket.release.title')}</h2>
      <p>{t('pocket.release.hint')}</p>
      <TextArea
        label={t('pocket.release.reason')}
        hint={t('pocket.release.reasonHint')}
        rows={2}
        maxLength={TICKET_LIMITS.reasonLength}
        value={reason.text}
        error={wasSubmitted && !reason.text.trim() ? t('pocket.release.missing') : undefined}
        onChange={(event) => reason.type(event.target.value)}
      />
      {release.isError && (
        <Notice tone="late" role="alert" title={t('pocket.release.failed')}>
          <p>{say.problem(release.error)}</p>
          <p>{t('shared:error.nothingLost')}</p>
        </Notice>
      )}
      <Button variant="danger" type="submit" wide busy={release.isPending}>
        {release.isPending ? t('pocket.release.submitting') : t('pocket.release.submit')}
      </Button>
      <Button wide onClick={onCancel}>
        {t('shared:cancel')}
      </Button>
    </form>
  );
}
