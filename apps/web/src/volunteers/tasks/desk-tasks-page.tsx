import type { TaskSummary } from '@linli/domain/volunteers/tasks.contract.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router-dom';
import { addTexts, useLanguage, useTexts } from '../../shared/texts.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { PageTitle } from '../../shared/ui/page-title.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import styles from './desk-tasks.module.css';
import { TASK_MESSAGES } from './task-messages.ts';
import { freePlaces, taskTimeText } from './task-time.ts';
import { taskListQuery } from './tasks.queries.ts';

await addTexts(TASK_MESSAGES);

/** 志愿活动 of the community: what lies ahead soonest first, what is over latest first. */
export function DeskTasksPage() {
  const t = useTexts('volunteerTasks');
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const when = params.get('when') === 'past' ? 'past' : 'coming';
  const list = useInfiniteQuery(taskListQuery(when));
  const tasks = list.data?.pages.flatMap(({ items }) => items);
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <div>
          <PageTitle title={t('desk.title')} />
          <p className={styles['soft']}>{t('desk.lead')}</p>
        </div>
        <Button type="primary" onClick={() => navigate('/desk/volunteer-tasks/new')}>
          {t('desk.new')}
        </Button>
      </header>
      <div className={styles['buttons']} role="group" aria-label={t('desk.views')}>
        {(['coming', 'past'] as const).map((each) => (
          <Button
            key={each}
            type={each === when ? 'primary' : 'default'}
            ghost={each === when}
            aria-pressed={each === when}
            onClick={() => setParams(each === 'coming' ? {} : { when: each })}
          >
            {t(`desk.${each}`)}
          </Button>
        ))}
      </div>
      {list.isPending && <Skeleton rows={4} height={72} />}
      {list.isError && !tasks && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {tasks?.length === 0 && <EmptyState title={t(`desk.empty.${when}`)}>{t('desk.emptyHint')}</EmptyState>}
      {tasks && tasks.length > 0 && (
        <ul className={styles['list']} aria-label={t('desk.list')}>
          {tasks.map((task) => (
            <Row key={task.id} task={task} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <div>
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Row({ task }: { task: TaskSummary }) {
  const t = useTexts('volunteerTasks');
  const language = useLanguage();
  const free = freePlaces(task.roles);
  return (
    <li className={styles['row']}>
      <div>
        <h2>
          <Link to={`/desk/volunteer-tasks/${task.id}`}>{task.title}</Link>
        </h2>
        <p className={styles['soft']}>
          {taskTimeText(task, language)} · {task.meetingPoint}
        </p>
      </div>
      <div className={styles['figures']}>
        {task.cancelReason === null ? (
          <>
            {task.roles.map((role) => (
              <span key={role.id}>{t('role', role)}</span>
            ))}
            {free > 0 && <span className={styles['soft']}>{t('free', { count: free })}</span>}
            {task.toConfirm > 0 && (
              <strong className={styles['due']}>{t('desk.toConfirm', { count: task.toConfirm })}</strong>
            )}
          </>
        ) : (
          <span className={styles['off']}>{t('cancelledFor', { reason: task.cancelReason })}</span>
        )}
        <Link to={`/desk/volunteer-tasks/new?copy=${task.id}`} aria-label={t('desk.copyOf', { title: task.title })}>
          {t('desk.copy')}
        </Link>
      </div>
    </li>
  );
}
