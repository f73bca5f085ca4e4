import { CERTIFICATE_LIMITS } from '@linli/domain/volunteers/certificate.ts';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { useLocation } from 'react-router-dom';
import { useProblemText } from '../../shared/problem-text.ts';
import { addTexts, useLanguage, useTexts } from '../../shared/texts.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { PageTitle } from '../../shared/ui/page-title.tsx';
import { hoursOf } from '../tasks/task-time.ts';
import { certificateDays } from './certificate-days.ts';
import { CERTIFICATE_MESSAGES } from './certificate-messages.ts';
import styles from './certificate.module.css';
import { verifyMutation } from './certificates.queries.ts';

await addTexts(CERTIFICATE_MESSAGES);

/** Anybody checks a certificate by its number; a scanned code brings it in the fragment, which no server is sent. */
export default function VerifyPage() {
  const t = useTexts('certificates');
  const say = useProblemText();
  const language = useLanguage();
  const scanned = decodeURIComponent(useLocation().hash.slice(1));
  const [number, setNumber] = useState(scanned);
  const [wasSent, setWasSent] = useState(false);
  const { mutate, ...verify } = useMutation(verifyMutation);
  useEffect(() => {
    if (scanned !== '') mutate(scanned);
  }, [scanned, mutate]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasSent(true);
    if (number.trim() !== '' && !verify.isPending) mutate(number);
  };
  const found = verify.data;
  const days = found && certificateDays(found, language);
  return (
    <>
      <PageTitle title={t('verify.title')} />
      <p>{t('verify.lead')}</p>
      <form className={styles['form']} noValidate onSubmit={submit}>
        <TextField
          label={t('verify.number')}
          hint={t('verify.numberHint')}
          error={wasSent && number.trim() === '' ? t('needed') : undefined}
          value={number}
          maxLength={CERTIFICATE_LIMITS.numberLength}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          onChange={({ target }) => setNumber(target.value)}
        />
        <Button type="submit" variant="primary" wide busy={verify.isPending}>
          {t('verify.submit')}
        </Button>
      </form>
      {verify.isError && (
        <Notice tone="late" role="alert" title={t('verify.notFound')}>
          <p>{say.problem(verify.error)}</p>
        </Notice>
      )}
      {found && days && (
        <Notice tone="ok" role="status" title={t('verify.found')}>
          <p>{t('verify.foundHint')}</p>
          <dl className={styles['facts']}>
            {(
              [
                ['number', found.number],
                ['name', found.maskedName],
                ['period', t('periodText', days)],
                ['hours', t('hoursText', { hours: hoursOf(found.minutes), count: found.tasks })],
                ['issuer', found.issuer],
                ['issuedAt', days.issuedAt],
              ] as const
            ).map(([field, text]) => (
              <div key={field}>
                <dt>{t(field)}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </Notice>
      )}
    </>
  );
}
