import { passwordFaults, type PasswordRules } from '@linli/domain/accounts/password.ts';
import { PERSON_LIMITS } from '@linli/domain/appointments/appointment.ts';
import { signInLinksContract } from '@linli/domain/appointments/sign-in-links.contract.ts';
import type { FieldIssue } from '@linli/domain/shared/refusal.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import { NewPasswordField } from '../accounts/new-password-field.tsx';
import { call } from '../shared/api.ts';
import { exactText } from '../shared/moments.ts';
import { issuesByField, useProblemText } from '../shared/problem-text.ts';
import { signInMutation } from '../accounts/sign-in.queries.ts';
import { useLanguage, useTexts } from '../shared/texts.ts';
import { Button } from '../shared/ui/button.tsx';
import { TextField } from '../shared/ui/field.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import { PageTitle } from '../shared/ui/page-title.tsx';
import { showToast } from '../shared/ui/toast.tsx';
import { homeOfPerson } from './home-of.ts';
import styles from './sign-in-page.module.css';

export interface CheckedLink {
  readonly token: string;
  readonly purpose: 'first_administrator' | 'set_password';
  readonly username: string | null;
  readonly name: string | null;
  readonly expiresAt: string;
  readonly passwordRules: PasswordRules;
}

type FieldName = 'username' | 'name';

/** Says what the link is for, asks what is missing, then signs in the ordinary way and goes home. */
export function FirstSignInForm({ link }: { link: CheckedLink }) {
  const t = useTexts('appointments');
  const say = useProblemText();
  const language = useLanguage();
  const navigate = useNavigate();
  const isFirst = link.purpose === 'first_administrator';
  const [account, setAccount] = useState({ username: link.username ?? '', name: '', password: '' });
  const [left, setLeft] = useState<readonly FieldName[]>([]);
  const [wasSent, setWasSent] = useState(false);
  const signIn = useMutation(signInMutation(useQueryClient()));
  const finish = useMutation({
    mutationFn: async () => {
      const { username, name, password } = account;
      const own = isFirst ? { username: username.trim(), name: name.trim() } : {};
      const set = await call(signInLinksContract.use, { body: { token: link.token, ...own, password } });
      // The link is used up and the password stands, whatever becomes of signing in.
      return signIn.mutateAsync({ name: set.username, password }).catch(() => null);
    },
    onSuccess: (step) => {
      // Whoever has a second factor goes on at the ordinary page, where their code is asked for.
      if (!step?.me) showToast(t('firstSignIn.signInByHand'));
      void navigate(step?.me ? homeOfPerson(step.me) : '/sign-in', { replace: true });
    },
  });
  const issues = issuesByField(finish.error);

  const faults: Record<FieldName, string | undefined> = {
    username:
      isFirst && !/^[a-zA-Z0-9._]{2,}$/.test(account.username.trim()) ? t('firstSignIn.usernameHint') : undefined,
    name: isFirst && !account.name.trim() ? t('firstSignIn.nameMissing') : undefined,
  };
  const errorOf = (field: FieldName) => {
    const issue: FieldIssue | undefined = issues[field];
    return ((wasSent || left.includes(field)) && faults[field]) || (issue && say.fieldIssue(issue));
  };
  const leave = (field: FieldName) => () => account[field] && setLeft([...left, field]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasSent(true);
    const isFit = passwordFaults(link.passwordRules, account.password, account.username.trim()).length === 0;
    if (isFit && !Object.values(faults).some(Boolean) && !finish.isPending) finish.mutate();
  };

  return (
    <>
      <header className={styles['intro']}>
        <PageTitle title={t(isFirst ? 'firstSignIn.titleFirst' : 'firstSignIn.title')} />
        <p>{isFirst ? t('firstSignIn.leadFirst') : t('firstSignIn.lead', { name: link.name })}</p>
        <p className={styles['soft']}>
          {t('firstSignIn.until', { moment: exactText(new Date(link.expiresAt), language) })}
        </p>
      </header>
      <form className={styles['form']} onSubmit={submit} noValidate>
        {finish.isError && <Notice tone="late" role="alert" title={say.problem(finish.error)} />}
        {isFirst && (
          <TextField
            label={t('firstSignIn.name')}
            name="name"
            autoComplete="name"
            maxLength={PERSON_LIMITS.nameLength}
            value={account.name}
            error={errorOf('name')}
            onChange={(event) => setAccount({ ...account, name: event.target.value })}
            onBlur={leave('name')}
          />
        )}
        <TextField
          label={t('firstSignIn.username')}
          hint={t(isFirst ? 'firstSignIn.usernameHint' : 'firstSignIn.usernameFixed')}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          readOnly={!isFirst}
          maxLength={PERSON_LIMITS.usernameLength}
          value={account.username}
          error={errorOf('username')}
          onChange={(event) => setAccount({ ...account, username: event.target.value })}
          onBlur={leave('username')}
        />
        <NewPasswordField
          label={t('firstSignIn.password')}
          rules={link.passwordRules}
          username={account.username.trim()}
          value={account.password}
          wasSent={wasSent}
          refused={issues['password'] && say.fieldIssue(issues['password'])}
          onChange={(password) => {
            setAccount({ ...account, password });
            if (issues['password']) finish.reset();
          }}
        />
        <Button variant="primary" type="submit" wide busy={finish.isPending}>
          {finish.isPending ? t('firstSignIn.submitting') : t('firstSignIn.submit')}
        </Button>
      </form>
    </>
  );
}
