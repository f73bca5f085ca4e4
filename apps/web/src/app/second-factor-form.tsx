import type { Me } from '@linli/domain/appointments/appointments.contract.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { CodeField, isCode } from '../accounts/code-field.tsx';
import { problemOf } from '../shared/api-problem.ts';
import { useProblemText } from '../shared/problem-text.ts';
import { secondFactorMutation } from '../accounts/sign-in.queries.ts';
import { useTexts } from '../shared/texts.ts';
import { Button } from '../shared/ui/button.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import styles from './sign-in-page.module.css';

interface Props {
  challenge: string;
  onDone?: (me: Me) => void;
  /** Back to name and password: by choice, or with the reason why it must be. */
  onBeginAgain: (reason: unknown) => void;
}

/** The second step of signing in: a code of the app on the phone, or a recovery code. */
export function SecondFactorForm({ challenge, onDone, onBeginAgain }: Props) {
  const t = useTexts('accounts');
  const say = useProblemText();
  const [code, setCode] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const give = useMutation({
    ...secondFactorMutation(useQueryClient()),
    onSuccess: ({ me }) => me && onDone?.(me),
    onError: (error) => {
      if (problemOf(error).code === 'sign_in.begin_again') onBeginAgain(error);
    },
  });
  const isWrong = give.isError && problemOf(give.error).code === 'sign_in.wrong_code';
  const send = (typed: string) => {
    setWasSent(true);
    if (isCode(typed) && !give.isPending) give.mutate({ challenge, code: typed });
  };
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send(code);
      }}
    >
      {give.isError && <Notice tone="late" role="alert" title={say.problem(give.error)} />}
      <CodeField
        autoFocus
        value={code}
        wasSent={wasSent && !isWrong}
        onChange={(typed) => {
          setCode(typed);
          setWasSent(false);
        }}
        onComplete={send}
      />
      <Button variant="primary" type="submit" wide busy={give.isPending}>
        {give.isPending ? t('code.submitting') : t('code.submit')}
      </Button>
      <Button wide onClick={() => onBeginAgain(null)}>
        {t('code.beginAgain')}
      </Button>
    </form>
  );
}
