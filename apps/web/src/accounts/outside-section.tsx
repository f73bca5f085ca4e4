import type { OwnAccount } from '@linli/domain/accounts/own-account.contract.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dayText } from '../shared/moments.ts';
import { useProblemText } from '../shared/problem-text.ts';
import { useLanguage, useTexts } from '../shared/texts.ts';
import { Button } from '../shared/ui/button.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import { showToast } from '../shared/ui/toast.tsx';
import { AccountSection } from './account-section.tsx';
import { leaveMutation, unlinkMutation } from './outside.queries.ts';
import styles from './own-account.module.css';

/** The account that the organisation keeps elsewhere: to sign in by it, or no longer. */
export function OutsideSection({ outside }: { outside: NonNullable<OwnAccount['outside']> }) {
  const t = useTexts('accounts');
  const say = useProblemText();
  const language = useLanguage();
  const client = useQueryClient();
  const leave = useMutation(leaveMutation);
  const unlink = useMutation(unlinkMutation(client));
  const { linkedSince } = outside;
  const label = outside.label ?? t('forms.outside.label');
  const error = leave.error ?? unlink.error;
  return (
    <AccountSection
      title={outside.label ?? t('forms.outside.title')}
      state={
        <p className={styles['soft']}>
          {linkedSince
            ? t('forms.outside.since', { label, day: dayText(new Date(linkedSince), language) })
            : t('forms.outside.none', { label })}
        </p>
      }
    >
      {error && <Notice tone="late" role="alert" title={say.problem(error)} />}
      <div className={styles['buttons']}>
        <Button busy={leave.isPending} onClick={() => leave.mutate({ purpose: 'link', from: null, isAside: false })}>
          {t(linkedSince ? 'forms.outside.change' : 'forms.outside.link', { label })}
        </Button>
        {linkedSince && (
          <Button
            busy={unlink.isPending}
            onClick={() => unlink.mutate(undefined, { onSuccess: () => showToast(t('forms.outside.removed')) })}
          >
            {t('forms.outside.remove')}
          </Button>
        )}
      </div>
    </AccountSection>
  );
}
