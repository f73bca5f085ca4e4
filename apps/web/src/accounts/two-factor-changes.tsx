import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTexts } from '../shared/texts.ts';
import { CodeForm } from './code-form.tsx';
import { refreshAccount, removeTwoFactorMutation, renewRecoveryCodesMutation } from './own-account.queries.ts';
import styles from './own-account.module.css';
import { RecoveryCodes } from './recovery-codes.tsx';

/** New recovery codes against a code; the old ones are worth nothing from then on. */
export function RenewRecoveryCodes({ username, onClose }: { username: string; onClose: () => void }) {
  const t = useTexts('accounts');
  const client = useQueryClient();
  const renew = useMutation(renewRecoveryCodesMutation);
  if (renew.data)
    return (
      <RecoveryCodes
        codes={renew.data.recoveryCodes}
        username={username}
        onKept={() => void refreshAccount(client).then(onClose)}
      />
    );
  return (
    <>
      <p className={styles['soft']}>{t('forms.twoFactor.renewMeaning')}</p>
      <CodeForm submit={t('own.twoFactor.renew')} sending={renew} onCancel={onClose} />
    </>
  );
}

/** Back to the password alone. */
export function RemoveTwoFactor({ onCancel, onDone }: { onCancel: () => void; onDone: () => void }) {
  const t = useTexts('accounts');
  const remove = useMutation({
    ...removeTwoFactorMutation(useQueryClient()),
    onSettled: (account) => account && onDone(),
  });
  return (
    <>
      <p className={styles['soft']}>{t('forms.twoFactor.removeMeaning')}</p>
      <CodeForm submit={t('own.twoFactor.remove')} sending={remove} onCancel={onCancel} />
    </>
  );
}
