import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useProblemText } from '../shared/problem-text.ts';
import { useTexts } from '../shared/texts.ts';
import { Button } from '../shared/ui/button.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import { CodeForm } from './code-form.tsx';
import { copyText } from './copy-text.ts';
import { beginTwoFactorMutation, confirmTwoFactorMutation, refreshAccount } from './own-account.queries.ts';
import styles from './own-account.module.css';
import { RecoveryCodes } from './recovery-codes.tsx';

/** The encoder travels while the secret is asked for. */
const QrCode = lazy(() => import('../shared/ui/qr-code.tsx').then((m) => ({ default: m.QrCode })));

interface Props {
  username: string;
  onDone: () => void;
  /** Absent where nothing else can be done first. */
  onCancel?: () => void;
}

/** An authenticator app in three steps; then the recovery codes, which stay until one says they are kept. */
export function TwoFactorSetUp({ username, onDone, onCancel }: Props) {
  const t = useTexts('accounts');
  const say = useProblemText();
  const client = useQueryClient();
  const begin = useMutation(beginTwoFactorMutation);
  const turnOn = useMutation(confirmTwoFactorMutation);
  const wasBegun = useRef(false);
  const { mutate } = begin;
  useEffect(() => {
    // Beginning twice would make the first code on the screen worthless.
    if (!wasBegun.current) mutate();
    wasBegun.current = true;
  }, [mutate]);

  if (turnOn.data)
    return (
      <RecoveryCodes
        codes={turnOn.data.recoveryCodes}
        username={username}
        onKept={() => void refreshAccount(client).then(onDone)}
      />
    );
  if (begin.isError)
    return (
      <div className={styles['form']}>
        <Notice tone="late" role="alert" title={say.problem(begin.error)} />
        <div className={styles['buttons']}>
          <Button onClick={() => begin.mutate()}>{t('shared:retry')}</Button>
          {onCancel && <Button onClick={onCancel}>{t('shared:cancel')}</Button>}
        </div>
      </div>
    );
  if (!begin.data) return <p role="status">{t('forms.twoFactor.beginning')}</p>;
  const { secret, uri } = begin.data;
  return (
    <ol className={styles['steps']}>
      <li>{t('forms.twoFactor.app')}</li>
      <li>
        <p>{t('forms.twoFactor.scan')}</p>
        <Suspense fallback={<div className={styles['qrPlace']} />}>
          <QrCode text={uri} label={t('forms.twoFactor.qr')} />
        </Suspense>
        <p className={styles['secret']}>
          {t('forms.twoFactor.secret')} <code>{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
          <Button variant="plain" onClick={() => void copyText(secret)}>
            {t('forms.twoFactor.copySecret')}
          </Button>
        </p>
      </li>
      <li>
        <p>{t('forms.twoFactor.code')}</p>
        <CodeForm
          mayBeRecovery={false}
          submit={t('forms.twoFactor.turnOn')}
          sending={turnOn}
          {...(onCancel && { onCancel })}
        />
      </li>
    </ol>
  );
}
