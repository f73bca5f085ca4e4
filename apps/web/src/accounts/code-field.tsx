import { readCode } from '@linli/domain/accounts/two-factor.ts';
import { useState } from 'react';
import { useTexts } from '../shared/texts.ts';
import { Button } from '../shared/ui/button.tsx';
import { TextField } from '../shared/ui/field.tsx';
import styles from './code-field.module.css';

interface Props {
  value: string;
  onChange: (value: string) => void;
  /** Six digits are there: nobody needs to press a button for what is complete. */
  onComplete: (code: string) => void;
  /** What the API said of it. */
  refused?: string | undefined;
  wasSent: boolean;
  autoFocus?: boolean;
  /** False where only the app can be meant, as when it is set up. */
  mayBeRecovery?: boolean;
}

/** What `CodeField` holds, if it can be sent. */
export const isCode = (typed: string) => readCode(typed) !== null;

/** The code of the authenticator app, or a recovery code instead; with blanks and dashes as people paste them. */
export function CodeField({ value, onChange, onComplete, refused, wasSent, autoFocus, mayBeRecovery = true }: Props) {
  const t = useTexts('accounts');
  const [isRecovery, setIsRecovery] = useState(false);
  const missing = wasSent && !isCode(value);
  const change = (typed: string) => {
    onChange(typed);
    if (!isRecovery && readCode(typed)?.kind === 'totp') onComplete(typed);
  };
  return (
    <div>
      <TextField
        key={String(isRecovery)}
        label={t(isRecovery ? 'code.recoveryLabel' : 'code.label')}
        hint={t(isRecovery ? 'code.recoveryHint' : 'code.hint')}
        name="one-time-code"
        autoComplete={isRecovery ? 'off' : 'one-time-code'}
        inputMode={isRecovery ? 'text' : 'numeric'}
        autoCapitalize="characters"
        spellCheck={false}
        autoFocus={autoFocus || isRecovery}
        maxLength={20}
        value={value}
        error={missing ? t(isRecovery ? 'code.recoveryMissing' : 'code.missing') : refused}
        onChange={(event) => change(event.target.value)}
      />
      {mayBeRecovery && (
        <div className={styles['instead']}>
          <Button
            variant="plain"
            onClick={() => {
              setIsRecovery(!isRecovery);
              onChange('');
            }}
          >
            {t(isRecovery ? 'code.useApp' : 'code.useRecovery')}
          </Button>
        </div>
      )}
    </div>
  );
}
