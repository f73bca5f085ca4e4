import { useState, type FormEvent } from 'react';
import { useTexts } from '../../shared/texts.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { PageTitle } from '../../shared/ui/page-title.tsx';
import { groupSecret, readTicketNumber, readTicketSecret } from '../ticket-key.ts';
import type { TicketKey } from '../tickets.queries.ts';
import styles from './follow-page.module.css';

interface Props {
  /** What was tried and did not fit, to correct rather than to type again. */
  tried?: TicketKey;
  onFollow: (key: TicketKey) => void;
}

export function FollowForm({ tried, onFollow }: Props) {
  const t = useTexts('tickets');
  const [number, setNumber] = useState(tried?.number ?? '');
  const [secret, setSecret] = useState(tried ? groupSecret(tried.secret) : '');
  const [wasSubmitted, setWasSubmitted] = useState(false);
  const key = { number: readTicketNumber(number), secret: readTicketSecret(secret) };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasSubmitted(true);
    if (key.number && key.secret) onFollow({ number: key.number, secret: key.secret });
  };
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <header>
        <PageTitle title={t('follow.title')} />
        <p>{t('follow.lead')}</p>
      </header>
      {tried && (
        <Notice tone="late" role="alert" title={t('follow.noMatch')}>
          <p>{t('follow.noMatchHint')}</p>
        </Notice>
      )}
      <TextField
        label={t('follow.number')}
        hint={t('follow.numberHint')}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        value={number}
        error={wasSubmitted && !key.number ? t('follow.numberMissing') : undefined}
        onChange={(event) => setNumber(event.target.value)}
      />
      <TextField
        label={t('follow.secret')}
        hint={t('follow.secretHint')}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        value={secret}
        error={wasSubmitted && !key.secret ? t('follow.secretMissing') : undefined}
        onChange={(event) => setSecret(event.target.value)}
      />
      <Button variant="primary" type="submit" wide>
        {t('follow.submit')}
      </Button>
      <p className={styles['soft']}>{t('follow.lost')}</p>
    </form>
  );
}
