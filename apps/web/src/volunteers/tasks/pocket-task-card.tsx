import type { OfferedTask } from '@linli/domain/volunteers/tasks.contract.ts';
import { Link } from 'react-router-dom';
import { useLanguage, useTexts } from '../../shared/texts.ts';
import styles from './pocket-tasks.module.css';
import { freePlaces, hoursOf, taskTimeText } from './task-time.ts';
import { ClaimButton } from './claim-button.tsx';

/** One task: what, when, where, how many places are free; a place of the only role is claimed right here. */
export function PocketTaskCard({ task }: { task: OfferedTask }) {
  const t = useTexts('volunteerTasks');
  const language = useLanguage();
  const { mine, roles } = task;
  const free = freePlaces(roles);
  const waiting = roles.reduce((sum, role) => sum + role.waiting, 0);
  const [only, ...others] = roles;
  // Whoever has something else then, or has to choose, sees the whole task first.
  const isSimple = task.canClaim && only && others.length === 0 && free > 0 && task.clashes.length === 0;
  return (
    <li className={`${styles['card']} ${mine && mine.availableActions.length > 0 ? styles['mine'] : ''}`}>
      <h3>
        <Link to={`/pocket/volunteer-tasks/${task.id}`}>{task.title}</Link>
      </h3>
      <p>{taskTimeText(task, language)}</p>
      <p className={styles['soft']}>
        {task.meetingPoint} · {task.community.name}
      </p>
      {mine && task.status === 'open' && (
        <p className={styles['standing']} data-status={mine.status}>
          {t(`status.${mine.status}`)}
          {mine.minutes !== null && mine.status === 'confirmed' && ` · ${t('hours', { hours: hoursOf(mine.minutes) })}`}
        </p>
      )}
      {task.cancelReason !== null && (
        <p className={styles['off']}>{t('cancelledFor', { reason: task.cancelReason })}</p>
      )}
      {task.canClaim && (
        <p className={styles['soft']}>
          {free > 0 ? t('free', { count: free }) : waiting > 0 ? t('fullWaiting', { count: waiting }) : t('full')}
        </p>
      )}
      {isSimple && <ClaimButton task={task} role={only} label={t('pocket.claim')} />}
    </li>
  );
}
