import {
  PASSWORD_MAX_LENGTH,
  PASSWORD_RULE,
  passwordFaults,
  type PasswordRules,
} from '@linli/domain/accounts/password.ts';
import { useState } from 'react';
import { useProblemText } from '../shared/problem-text.ts';
import { useTexts } from '../shared/texts.ts';
import { PasswordField } from './password-field.tsx';

interface Props {
  label: string;
  rules: PasswordRules;
  username: string;
  value: string;
  onChange: (value: string) => void;
  /** What the API said of it. */
  refused: string | undefined;
  /** Says what is wrong at once, not only after the field was left. */
  wasSent: boolean;
}

/** A password to be set: the rules stand above it, and how far it meets them is said while it is typed. */
export function NewPasswordField({ label, rules, username, value, onChange, refused, wasSent }: Props) {
  const t = useTexts('accounts');
  const say = useProblemText();
  const [wasLeft, setWasLeft] = useState(false);
  const { minLength: minimum, minKinds: kinds } = PASSWORD_RULE[rules];
  const [issue] = passwordFaults(rules, value, username);
  const fault = issue && say.fieldIssue(issue);
  const isTold = wasSent || (wasLeft && value !== '');
  return (
    <PasswordField
      label={label}
      hint={t(kinds > 1 ? 'password.ruleMixed' : 'password.rule', { minimum, maximum: PASSWORD_MAX_LENGTH, kinds })}
      note={value === '' || isTold || refused ? '' : (fault ?? t('password.fits'))}
      error={(isTold && fault) || refused}
      autoComplete="new-password"
      value={value}
      onChange={onChange}
      onBlur={() => setWasLeft(true)}
    />
  );
}
