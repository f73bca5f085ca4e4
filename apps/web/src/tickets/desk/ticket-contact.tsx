import type { TicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { TICKET_LIMITS } from '@linli/domain/tickets/ticket.ts';
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useProblemText } from '../../shared/problem-text.ts';
import { Field, FieldError } from '../../shared/ui/field.tsx';
import { useDeskTexts } from './desk-texts.ts';
import { revealContactMutation } from './desk.queries.ts';
import styles from './ticket-panel.module.css';

/**
 * Who reported, masked. Seeing it whole asks for a reason, and lasts as long as this ticket is open: it is kept
 * nowhere but on the screen.
 */
export function TicketContact({ ticket }: { ticket: TicketView }) {
  const t = useDeskTexts();
  const say = useProblemText();
  const [isAsking, setIsAsking] = useState(false);
  const [reason, setReason] = useState('');
  const reveal = useMutation({ ...revealContactMutation(ticket.id), gcTime: 0 });
  const shown = reveal.data ?? ticket;
  if (!ticket.reporterName && !ticket.reporterPhone)
    return <span className={styles['none']}>{t('detail.noReporter')}</span>;
  return (
    <>
      <span className={styles['contact']}>
        <span>{shown.reporterName || t('detail.nameless')}</span>
        {reveal.data?.reporterPhone ? (
          <a href={`tel:${reveal.data.reporterPhone}`}>{reveal.data.reporterPhone}</a>
        ) : (
          <span>{shown.reporterPhone || t('detail.phoneless')}</span>
        )}
        {ticket.canReveal && !isAsking && !reveal.data && (
          <Button type="link" size="small" onClick={() => setIsAsking(true)}>
            {t('detail.reveal')}
          </Button>
        )}
        {reveal.data && <span className={styles['detail']}>{t('detail.revealed')}</span>}
      </span>
      {isAsking && !reveal.data && (
        <form
          className={styles['reveal']}
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim()) reveal.mutate(reason);
          }}
        >
          <Field label={t('detail.revealWhy')} hint={t('detail.revealWhyHint')}>
            {(control) => (
              <Input
                {...control}
                autoFocus
                value={reason}
                maxLength={TICKET_LIMITS.reasonLength}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
          <div className={styles['chips']}>
            {t('detail.revealReasons', { returnObjects: true }).map((each) => (
              <Button key={each} size="small" onClick={() => setReason(each)}>
                {each}
              </Button>
            ))}
          </div>
          {reveal.isError && <FieldError id="reveal-problem">{say.problem(reveal.error)}</FieldError>}
          <div className={styles['buttons']}>
            <Button type="primary" htmlType="submit" loading={reveal.isPending} disabled={!reason.trim()}>
              {t('detail.revealConfirm')}
            </Button>
            <Button type="text" onClick={() => setIsAsking(false)}>
              {t('shared:cancel')}
            </Button>
          </div>
        </form>
      )}
    </>
  );
}
