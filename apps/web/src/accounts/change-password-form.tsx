import type { OwnAccount } from '@linli/domain/accounts/own-account.contract.ts';
import { passwordFaults } from '@linli/domain/accounts/password.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { problemOf } from '../shared/api-problem.ts';
import { issuesByField, useProblemText } from '../shared/problem-text.ts';
import { useTexts } from '../shared/texts.ts';
import { Button } from '../shared/ui/button.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import { NewPasswordField } from './new-password-field.tsx';
import { changePasswordMutation } from './own-account.queries.ts';
import styles from './own-account.module.css';
import { PasswordField } from './password-field.tsx';

interface Props {
  account: Pick<OwnAccount, 'username' | 'passwordRules'>;
  onDone?: () => void;
  /** Absent where nothing else can be done first. */
  onCancel?: () => void;
}

/** The password one has and the one to come; what was typed stands when either is refused. */
export function ChangePasswordForm({ account: { username, passwordRules }, onDone, onCancel }: Props) {
  const t = useTexts('accounts');
  const say = useProblemText();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const change = useMutation(changePasswordMutation(useQueryClient()));
  const isCurrentWrong = change.isError && problemOf(change.error).code === 'account.wrong_password_or_code';
  const issue = issuesByField(change.error)['password'];
  const currentError =
    wasSent && !current ? t('password.missing') : isCurrentWrong ? t('forms.password.wrong') : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasSent(true);
    if (!current || passwordFaults(passwordRules, password, username).length > 0 || change.isPending) return;
    change.mutate({ current, password }, { onSuccess: () => onDone?.() });
  };
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      {change.isError && !isCurrentWrong && <Notice tone="late" role="alert" title={say.problem(change.error)} />}
      {/* For the browser's store of passwords, which would otherwise not know whose this is. */}
      <input hidden readOnly name="username" autoComplete="username" value={username} />
      <PasswordField
        label={t('forms.password.current')}
        error={currentError}
        autoComplete="current-password"
        value={current}
        onChange={(typed) => {
          setCurrent(typed);
          if (isCurrentWrong) change.reset();
        }}
      />
      <NewPasswordField
        label={t('forms.password.fresh')}
        rules={passwordRules}
        username={username}
        value={password}
        wasSent={wasSent}
        refused={issue && say.fieldIssue(issue)}
        onChange={(typed) => {
          setPassword(typed);
          if (issue) change.reset();
        }}
      />
      <p className={styles['soft']}>{t('forms.password.meaning')}</p>
      <div className={styles['buttons']}>
        <Button variant="primary" type="submit" busy={change.isPending}>
          {t('forms.password.submit')}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t('shared:cancel')}</Button>}
      </div>
    </form>
  );
}
