import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useProblemText } from '../shared/problem-text.ts';
import { useTexts } from '../shared/texts.ts';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { showToast } from '../shared/ui/toast.tsx';
import { AccountSection } from './account-section.tsx';
import { endSessionsMutation, sessionsQuery } from './own-account.queries.ts';
import styles from './own-account.module.css';
import { Question } from './question.tsx';
import { SessionItem } from './session-item.tsx';

/** Where one is signed in; each place but this one can be ended, and all of them at once. */
export function SessionsSection() {
  const t = useTexts('accounts');
  const say = useProblemText();
  const sessions = useQuery(sessionsQuery);
  const end = useMutation(endSessionsMutation(useQueryClient()));
  const [isAsking, setIsAsking] = useState(false);
  const items = sessions.data?.items ?? [];
  const others = items.filter(({ isThisOne }) => !isThisOne);
  return (
    <AccountSection
      title={t('own.sessions.title')}
      state={<p className={styles['soft']}>{t('own.sessions.hint')}</p>}
      action={others.length > 1 && !isAsking && { label: t('own.sessions.endOthers'), open: () => setIsAsking(true) }}
    >
      {sessions.isPending && <Skeleton rows={2} />}
      {sessions.isError && !sessions.data && (
        <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />
      )}
      {end.isError && <Notice tone="late" role="alert" title={say.problem(end.error)} />}
      {isAsking && (
        <Question
          question={t('own.sessions.endOthersQuestion', { count: others.length })}
          meaning={t('own.sessions.meaning')}
          yes={t('own.sessions.endOthers')}
          isBusy={end.isPending}
          onNo={() => setIsAsking(false)}
          onYes={() =>
            end.mutate(null, {
              onSuccess: () => showToast(t('own.sessions.endedOthers')),
              onSettled: () => setIsAsking(false),
            })
          }
        />
      )}
      <ul className={styles['sessions']} aria-label={t('own.sessions.title')}>
        {items.map((session) => (
          <SessionItem
            key={session.id}
            session={session}
            isBusy={end.isPending}
            onEnd={() => end.mutate(session.id, { onSuccess: () => showToast(t('own.sessions.ended')) })}
          />
        ))}
      </ul>
      {sessions.isSuccess && others.length === 0 && <p className={styles['soft']}>{t('own.sessions.onlyThis')}</p>}
    </AccountSection>
  );
}
