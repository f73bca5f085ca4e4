import type { OfferedTask } from '@linli/domain/volunteers/tasks.contract.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { problemOf } from '../../shared/api-problem.ts';
import { useProblemText } from '../../shared/problem-text.ts';
import { useTexts } from '../../shared/texts.ts';
import { Button } from '../../shared/ui/button.tsx';
import { showToast } from '../../shared/ui/toast.tsx';
import { claimMutation } from './tasks.queries.ts';

interface Props {
  task: Pick<OfferedTask, 'id' | 'title'>;
  role: OfferedTask['roles'][number];
  label: string;
}

/** Claims a place or, where none is free, a turn on the waiting list. Says so only once the API did. */
export function ClaimButton({ task, role, label }: Props) {
  const t = useTexts('volunteerTasks');
  const say = useProblemText();
  const claim = useMutation(claimMutation(useQueryClient()));
  const isFull = role.taken >= role.places;
  const send = () =>
    claim.mutate(
      { params: { taskId: task.id, roleId: role.id }, body: { mayWait: isFull } },
      {
        onSuccess: ({ mine }) => showToast(t(mine?.status === 'waiting' ? 'pocket.nowWaiting' : 'pocket.claimed')),
        onError: (error) => {
          const problem = problemOf(error);
          showToast(problem.code === 'network' ? t('pocket.notSent') : say.problem(problem));
        },
      },
    );
  return (
    <Button
      variant={isFull ? 'quiet' : 'primary'}
      wide
      busy={claim.isPending}
      aria-label={`${label}: ${task.title}`}
      onClick={send}
    >
      {claim.isPending ? t('pocket.claiming') : label}
    </Button>
  );
}
