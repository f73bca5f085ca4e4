import { TICKET_LIMITS } from '@linli/domain/tickets/ticket.ts';
import type { PublicTicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useProblemText } from '../../shared/problem-text.ts';
import { useTexts } from '../../shared/texts.ts';
import { Button } from '../../shared/ui/button.tsx';
import { FieldError, TextArea } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { showToast } from '../../shared/ui/toast.tsx';
import { rateMutation, type TicketKey } from '../tickets.queries.ts';
import styles from './rate-form.module.css';

const STARS = [1, 2, 3, 4, 5] as const;

/** One to five stars as radio buttons, each with its meaning in words, and room for a comment. */
export function RateForm({ ticket, ticketKey }: { ticket: PublicTicketView; ticketKey: TicketKey }) {
  const t = useTexts('tickets');
  const say = useProblemText();
  const rate = useMutation(rateMutation(useQueryClient(), ticketKey));
  const [stars, setStars] = useState<(typeof STARS)[number] | null>(null);
  const [comment, setComment] = useState('');
  const [wasSubmitted, setWasSubmitted] = useState(false);
  const isMissing = wasSubmitted && stars === null;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasSubmitted(true);
    if (stars === null || rate.isPending) return;
    rate.mutate({ stars, comment, version: ticket.version }, { onSuccess: () => showToast(t('follow.rating.thanks')) });
  };
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <fieldset className={styles['stars']} aria-describedby={isMissing ? 'stars-missing' : undefined}>
        <legend>{t('follow.rating.legend')}</legend>
        {STARS.map((each) => (
          <label key={each} className={stars && each <= stars ? styles['lit'] : undefined}>
            <input type="radio" name="stars" value={each} checked={each === stars} onChange={() => setStars(each)} />
            <svg width="36" height="36" viewBox="0 0 36 36" aria-hidden="true">
              <path d="m18 4 4.3 9 9.7 1.3-7.1 6.8 1.8 9.7L18 26.1l-8.7 4.7 1.8-9.7L4 14.3 13.7 13z" />
            </svg>
            <span className="visually-hidden">{t(`follow.rating.stars.s${each}`)}</span>
          </label>
        ))}
      </fieldset>
      <p aria-hidden="true" className={styles['meaning']}>
        {stars ? t(`follow.rating.stars.s${stars}`) : ' '}
      </p>
      {isMissing && <FieldError id="stars-missing">{t('follow.rating.missing')}</FieldError>}
      <TextArea
        label={t('follow.rating.comment')}
        optional
        rows={2}
        maxLength={TICKET_LIMITS.noteLength}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
      {rate.isError && (
        <Notice tone="late" role="alert" title={t('follow.rating.failed')}>
          <p>{say.problem(rate.error)}</p>
        </Notice>
      )}
      <Button variant="primary" type="submit" wide busy={rate.isPending}>
        {rate.isPending ? t('follow.rating.submitting') : t('follow.rating.submit')}
      </Button>
    </form>
  );
}
