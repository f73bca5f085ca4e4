import { useMutation, useQuery } from '@tanstack/react-query';
import { leaveMutation, waysQuery } from '../accounts/outside.queries.ts';
import { useProblemText } from '../shared/problem-text.ts';
import { useTexts } from '../shared/texts.ts';
import { Button } from '../shared/ui/button.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import styles from './sign-in-page.module.css';

/** The page that leads to the provider by itself, for a tab beside the one that waits. */
const ASIDE = '/sign-in/outside#aside';

/** Signs in by an account that the organisation keeps elsewhere; nothing at all where there is no such provider. */
export function OutsideSignIn({ from = null, isAside = false }: { from?: string | null; isAside?: boolean }) {
  const t = useTexts('accounts');
  const say = useProblemText();
  const { data: ways } = useQuery(waysQuery);
  const leave = useMutation(leaveMutation);
  if (!ways?.outside) return null;
  const label = ways.outside.label ?? t('outside.label');
  return (
    <div className={styles['outside']}>
      {leave.isError && <Notice tone="late" role="alert" title={say.problem(leave.error)} />}
      <Button
        wide
        busy={leave.isPending}
        onClick={() => (isAside ? window.open(ASIDE) : leave.mutate({ purpose: 'sign_in', from, isAside: false }))}
      >
        {leave.isPending ? t('outside.leaving') : t(isAside ? 'outside.signInAside' : 'outside.signIn', { label })}
      </Button>
    </div>
  );
}
