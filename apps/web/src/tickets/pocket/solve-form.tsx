import { TICKET_LIMITS } from '@linli/domain/tickets/ticket.ts';
import { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import type { TicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { call } from '../../shared/api.ts';
import { useProblemText } from '../../shared/problem-text.ts';
import { addTexts, useTexts } from '../../shared/texts.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextArea } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { showToast } from '../../shared/ui/toast.tsx';
import { ticketQuery } from '../tickets.queries.ts';
import { POCKET_FORM_MESSAGES } from './form-messages.ts';
import styles from './pocket.module.css';
import { SolutionPhotos } from './solution-photos.tsx';
import { useTypedText } from './typed-text.ts';

await addTexts(POCKET_FORM_MESSAGES);

/** The result in words and photos; photos travel as soon as they are taken, the words finish the task. */
export function SolveForm({ ticket, onCancel }: { ticket: TicketView; onCancel: () => void }) {
  const t = useTexts('tickets');
  const say = useProblemText();
  const client = useQueryClient();
  const note = useTypedText(`solution.${ticket.id}`);
  const [wasSubmitted, setWasSubmitted] = useState(false);
  const solve = useMutation({
    mutationFn: () =>
      call(ticketsContract.resolve, {
        params: { ticketId: ticket.id },
        body: { solution: note.text, version: ticket.version },
      }),
    onSuccess: (solved) => {
      note.clear();
      client.setQueryData(ticketQuery(ticket.id).queryKey, solved);
      showToast(t('pocket.solve.done'));
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ['tickets'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasSubmitted(true);
    if (note.text.trim() && !solve.isPending) solve.mutate();
  };
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <h2>{t('pocket.solve.title')}</h2>
      <TextArea
        label={t('pocket.solve.note')}
        hint={t('pocket.solve.noteHint')}
        maxLength={TICKET_LIMITS.noteLength}
        value={note.text}
        error={wasSubmitted && !note.text.trim() ? t('pocket.solve.missing') : undefined}
        onChange={(event) => note.type(event.target.value)}
      />
      <SolutionPhotos ticket={ticket} />
      {solve.isError && (
        <Notice tone="late" role="alert" title={t('pocket.solve.failed')}>
          <p>{say.problem(solve.error)}</p>
          <p>{t('shared:error.nothingLost')}</p>
        </Notice>
      )}
      <Button variant="primary" type="submit" wide busy={solve.isPending}>
        {solve.isPending ? t('pocket.solve.submitting') : t('pocket.solve.submit')}
      </Button>
      <Button wide onClick={onCancel}>
        {t('shared:cancel')}
      </Button>
    </form>
  );
}
