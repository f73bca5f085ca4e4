import { useState } from 'react';
import { useTexts } from '../shared/texts.ts';
import { AccountSection } from './account-section.tsx';
import styles from './own-account.module.css';
import { WithForms, type LoadForms } from './with-forms.tsx';

/** The mobile number one may sign in by instead of the username. */
export function PhoneSection({ maskedPhone, loadForms }: { maskedPhone: string | null; loadForms: LoadForms }) {
  const t = useTexts('accounts');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <AccountSection
      title={t('own.phone.title')}
      state={
        <p className={styles['soft']}>
          {maskedPhone === null ? t('own.phone.none') : t('own.phone.is', { phone: maskedPhone })}
        </p>
      }
      action={!isOpen && { label: t(maskedPhone ? 'own.phone.change' : 'own.phone.add'), open: () => setIsOpen(true) }}
    >
      {isOpen && (
        <WithForms load={loadForms}>
          {({ PhoneForm }) => <PhoneForm hasPhone={maskedPhone !== null} onClose={() => setIsOpen(false)} />}
        </WithForms>
      )}
    </AccountSection>
  );
}
