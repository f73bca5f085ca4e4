import type { OwnAccount } from '@linli/domain/accounts/own-account.contract.ts';
import { useState } from 'react';
import { dayText } from '../shared/moments.ts';
import { useLanguage, useTexts } from '../shared/texts.ts';
import { showToast } from '../shared/ui/toast.tsx';
import { AccountSection } from './account-section.tsx';
import styles from './own-account.module.css';
import { WithForms, type LoadForms } from './with-forms.tsx';

export function PasswordSection({ account, loadForms }: { account: OwnAccount; loadForms: LoadForms }) {
  const t = useTexts('accounts');
  const language = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  const { hasPassword, passwordSetAt, passwordExpiresAt } = account;
  const day = (at: string) => dayText(new Date(at), language);
  const state = !hasPassword
    ? t('own.password.none')
    : [
        passwordSetAt && t('own.password.setAt', { day: day(passwordSetAt) }),
        passwordExpiresAt && t('own.password.expiresAt', { day: day(passwordExpiresAt) }),
      ].filter(Boolean);
  return (
    <AccountSection
      title={t('own.password.title')}
      state={[state].flat().map((line) => (
        <p key={line} className={styles['soft']}>
          {line}
        </p>
      ))}
      action={hasPassword && !isOpen && { label: t('own.password.change'), open: () => setIsOpen(true) }}
    >
      {isOpen && (
        <WithForms load={loadForms}>
          {({ ChangePasswordForm }) => (
            <ChangePasswordForm
              account={account}
              onCancel={() => setIsOpen(false)}
              onDone={() => {
                setIsOpen(false);
                showToast(t('own.password.changed'));
              }}
            />
          )}
        </WithForms>
      )}
    </AccountSection>
  );
}
