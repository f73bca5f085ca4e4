import { useState, type KeyboardEvent } from 'react';
import { useTexts } from '../shared/texts.ts';
import { Button } from '../shared/ui/button.tsx';
import { Field } from '../shared/ui/field.tsx';
import fieldStyles from '../shared/ui/field.module.css';
import styles from './password-field.module.css';

interface Props {
  label?: string;
  /** What is asked of it; caps lock takes its place while it is on. */
  hint?: string;
  /** What can be said of it while it is typed. */
  note?: string | undefined;
  error: string | undefined;
  autoComplete: 'current-password' | 'new-password';
  autoFocus?: boolean;
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
}

/** A password that can be looked at while it is typed, instead of typing it twice. */
export function PasswordField({ label, hint, note, error, autoComplete, autoFocus, value, onChange, onBlur }: Props) {
  const t = useTexts('accounts');
  const [isShown, setIsShown] = useState(false);
  const [isCapsLock, setIsCapsLock] = useState(false);
  const watchCapsLock = (event: KeyboardEvent) => setIsCapsLock(event.getModifierState('CapsLock'));
  return (
    <Field label={label ?? t('password.label')} hint={isCapsLock ? t('password.capsLock') : hint} error={error}>
      {(control) => (
        <>
          <div className={styles['password']}>
            <input
              {...control}
              className={fieldStyles['control']}
              type={isShown ? 'text' : 'password'}
              name={autoComplete === 'new-password' ? 'new-password' : 'password'}
              autoComplete={autoComplete}
              autoFocus={autoFocus}
              autoCapitalize="none"
              spellCheck={false}
              value={value}
              onChange={(event) => onChange(event.target.value)}
              onBlur={onBlur}
              onKeyUp={watchCapsLock}
              onKeyDown={watchCapsLock}
            />
            <Button variant="plain" aria-pressed={isShown} onClick={() => setIsShown(!isShown)}>
              {isShown ? t('password.hide') : t('password.show')}
            </Button>
          </div>
          {note !== undefined && (
            <p role="status" className={styles['note']}>
              {note}
            </p>
          )}
        </>
      )}
    </Field>
  );
}
