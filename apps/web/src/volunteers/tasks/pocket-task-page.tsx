import type { OfferedTask } from '@linli/domain/volunteers/tasks.contract.ts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router-dom';
import { problemOf } from '../../shared/api-problem.ts';
import { addTexts, useLanguage, useTexts } from '../../shared/texts.ts';
import { ButtonLink } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { PageTitle } from '../../shared/ui/page-title.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { ClaimButton } from './claim-button.tsx';
import { OwnClaim } from './own-claim.tsx';
import styles from './pocket-tasks.module.css';
import { TASK_MESSAGES } from './task-messages.ts';
import { taskTimeText } from './task-time.ts';
import { offeredTaskQuery } from './tasks.queries.ts';

await addTexts(TASK_MESSAGES);

export function PocketTaskPage() {
  const t = useTexts('volunteerTasks');
  const { taskId = '' } = useParams();
  const { data: task, error, refetch } = useQuery(offeredTaskQuery(taskId));
  const isGone = error !== null && problemOf(error).status === 404;
  return (
    <>
      <Link to="/pocket/volunteer-tasks">‹ {t('pocket.title')}</Link>
      {isGone && (
        <EmptyState
          title={t('pocket.gone')}
          action={<ButtonLink to="/pocket/volunteer-tasks">{t('pocket.toList')}</ButtonLink>}
        >
          {t('pocket.goneHint')}
        </EmptyState>
      )}
      {error && !isGone && !task && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !task && <Skeleton height={140} />}
      {task && !isGone && <Task task={task} />}
    </>
  );
}

function Task({ task }: { task: OfferedTask }) {
  const t = useTexts('volunteerTasks');
  const language = useLanguage();
  const facts = [
    ['when', taskTimeText(task, language)],
    ['where', task.meetingPoint],
    ['community', task.community.name],
    ['bring', task.bring],
    ['contact', task.contact],
  ] as const;
  return (
    <>
      <PageTitle title={task.title} />
      {task.cancelReason !== null && <Notice tone="late" title={t('cancelledFor', { reason: task.cancelReason })} />}
      <dl className={styles['facts']}>
        {facts
          .filter(([, text]) => text !== '')
          .map(([name, text]) => (
            <div key={name}>
              <dt>{t(name)}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
      {task.details && <p className={styles['asTyped']}>{task.details}</p>}
      {task.clashes.map((other) => (
        <Notice
          key={other.id}
          tone="soon"
          title={t('pocket.clash', { title: other.title, when: taskTimeText(other, language) })}
        />
      ))}
      {task.mine && task.status === 'open' && <OwnClaim task={task} mine={task.mine} />}
      {task.canClaim && <Roles task={task} />}
    </>
  );
}

/** Each role with its places and one button. */
function Roles({ task }: { task: OfferedTask }) {
  const t = useTexts('volunteerTasks');
  return (
    <ul className={styles['cards']}>
      {task.roles.map((role) => {
        const free = role.places - role.taken;
        const key = free > 0 ? 'pocket.claim' : 'pocket.wait';
        return (
          <li key={role.id} className={styles['card']}>
            <h2>{role.name}</h2>
            {role.skill && <p>{t('needs', { skill: t(`skills.${role.skill}`) })}</p>}
            <p className={styles['soft']}>
              {free > 0
                ? t('free', { count: free })
                : role.waiting > 0
                  ? t('fullWaiting', { count: role.waiting })
                  : t('full')}
            </p>
            <ClaimButton
              task={task}
              role={role}
              label={task.roles.length === 1 ? t(key) : t(`${key}Role`, { name: role.name })}
            />
          </li>
        );
      })}
    </ul>
  );
}
