import type { OwnAccount } from '@linli/domain/accounts/own-account.contract.ts';
import { useState } from 'react';
import { dayText } from '../shared/moments.ts';
import { useLanguage, useTexts } from '../shared/texts.ts';
import { Button } from '../shared/ui/button.tsx';
import { showToast } from '../shared/ui/toast.tsx';
import { AccountSection } from './account-section.tsx';
import styles from './own-account.module.css';
import { WithForms, type LoadForms } from './with-forms.tsx';

/** So few that one should get new ones before the last is gone. */
const FEW_CODES = 2;

/** The code besides the password: to turn it on, to get new recovery codes, to turn it off. */
export function TwoFactorSection({ account, loadForms }: { account: OwnAccount; loadForms: LoadForms }) {
  const t = useTexts('accounts');
  const language = useLanguage();
  const [open, setOpen] = useState<'set_up' | 'renew' | 'remove' | null>(null);
  const { twoFactorSince, isTwoFactorRequired, recoveryCodesLeft: count, username } = account;
  const close = () => setOpen(null);
  const say = (text: string) => {
    close();
    showToast(text);
  };
  const state = twoFactorSince
    ? [
        t('own.twoFactor.since', { day: dayText(new Date(twoFactorSince), language) }),
        t(count > FEW_CODES ? 'own.twoFactor.left' : 'own.twoFactor.leftFew', { count }),
        ...(isTwoFactorRequired ? [t('own.twoFactor.required')] : []),
      ]
    : [t('own.twoFactor.off')];
  return (
    <AccountSection
      title={t('own.twoFactor.title')}
      state={(open === 'set_up' ? [] : state).map((line) => (
        <p key={line} className={styles['soft']}>
          {line}
        </p>
      ))}
      action={!twoFactorSince && !open && { label: t('own.twoFactor.setUp'), open: () => setOpen('set_up') }}
    >
      {twoFactorSince && !open && (
        <div className={styles['buttons']}>
          <Button onClick={() => setOpen('renew')}>{t('own.twoFactor.renew')}</Button>
          {!isTwoFactorRequired && <Button onClick={() => setOpen('remove')}>{t('own.twoFactor.remove')}</Button>}
        </div>
      )}
      {open && (
        <WithForms load={loadForms}>
          {({ TwoFactorSetUp, RenewRecoveryCodes, RemoveTwoFactor }) =>
            open === 'set_up' ? (
              <TwoFactorSetUp username={username} onCancel={close} onDone={() => say(t('own.twoFactor.turnedOn'))} />
            ) : open === 'renew' ? (
              <RenewRecoveryCodes username={username} onClose={close} />
            ) : (
              <RemoveTwoFactor onCancel={close} onDone={() => say(t('own.twoFactor.removed'))} />
            )
          }
        </WithForms>
      )}
    </AccountSection>
  );
}
