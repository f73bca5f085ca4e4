import type { TaskView } from '@linli/domain/volunteers/tasks.contract.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { addTexts, useLanguage, useTexts } from '../../shared/texts.ts';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { PageTitle } from '../../shared/ui/page-title.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { showToast } from '../../shared/ui/toast.tsx';
import { AddVolunteer } from './add-volunteer.tsx';
import { ClaimsTable } from './claims-table.tsx';
import styles from './desk-tasks.module.css';
import { ReasonForm } from './reason-form.tsx';
import { TASK_MESSAGES } from './task-messages.ts';
import { taskTimeText } from './task-time.ts';
import { cancelMutation, taskQuery } from './tasks.queries.ts';

await addTexts(TASK_MESSAGES);

/** One task: what it is, who comes, and afterwards their hours. */
export function DeskTaskPage() {
  const t = useTexts('volunteerTasks');
  const { taskId = '' } = useParams();
  const { data: task, isError, error, refetch } = useQuery(taskQuery(taskId));
  return (
    <div className={styles['page']}>
      <Link to="/desk/volunteer-tasks">‹ {t('desk.back')}</Link>
      {isError && !task && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!isError && !task && <Skeleton rows={6} height={48} />}
      {task && <Task task={task} />}
    </div>
  );
}

function Task({ task }: { task: TaskView }) {
  const t = useTexts('volunteerTasks');
  const language = useLanguage();
  const navigate = useNavigate();
  const cancel = useMutation(cancelMutation(useQueryClient()));
  const [asked, setAsked] = useState<'cancel' | 'add' | null>(null);
  const here = `/desk/volunteer-tasks/${task.id}`;
  const facts = [
    ['when', taskTimeText(task, language)],
    ['where', task.meetingPoint],
    ['bring', task.bring],
    ['contact', task.contact],
  ] as const;
  const hasFree = task.roles.some(({ places, taken }) => taken < places);
  return (
    <>
      <header className={styles['head']}>
        <PageTitle title={task.title} />
        <div className={styles['buttons']}>
          {task.canEdit && (
            <>
              <Button type="primary" onClick={() => navigate(`${here}/edit`)}>
                {t('desk.edit')}
              </Button>
              {hasFree && (
                <Button aria-expanded={asked === 'add'} onClick={() => setAsked(asked === 'add' ? null : 'add')}>
                  {t('desk.add')}
                </Button>
              )}
            </>
          )}
          {task.status === 'open' && <Button onClick={() => navigate(`${here}/code`)}>{t('desk.code')}</Button>}
          <Button onClick={() => navigate(`/desk/volunteer-tasks/new?copy=${task.id}`)}>{t('desk.copy')}</Button>
          {task.canEdit && (
            <Button
              danger
              aria-expanded={asked === 'cancel'}
              onClick={() => setAsked(asked === 'cancel' ? null : 'cancel')}
            >
              {t('desk.cancel')}
            </Button>
          )}
        </div>
      </header>
      {task.cancelReason !== null && <Notice tone="late" title={t('cancelledFor', { reason: task.cancelReason })} />}
      {asked === 'cancel' && (
        <ReasonForm
          submit={t('desk.cancel')}
          hint={t('desk.cancelHint')}
          sending={cancel}
          onSubmit={(reason) =>
            cancel.mutate(
              { params: { taskId: task.id }, body: { version: task.version, reason } },
              {
                onSuccess: () => {
                  setAsked(null);
                  showToast(t('desk.cancelled'));
                },
              },
            )
          }
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'add' && <AddVolunteer task={task} onClose={() => setAsked(null)} />}
      <dl className={styles['facts']}>
        {facts
          .filter(([, text]) => text !== '')
          .map(([name, text]) => (
            <div key={name}>
              <dt>{t(name)}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        {task.roles.map((role) => (
          <div key={role.id}>
            <dt>{role.name}</dt>
            <dd>
              {`${role.taken}/${role.places}`}
              {role.waiting > 0 && ` · ${t('fullWaiting', { count: role.waiting })}`}
              {role.skill && ` · ${t('needs', { skill: t(`skills.${role.skill}`) })}`}
            </dd>
          </div>
        ))}
      </dl>
      {task.details && <p className={styles['asTyped']}>{task.details}</p>}
      {/* Anew with every version of what it shows, so that no typed hours outlive what they were for. */}
      <ClaimsTable key={task.claims.map(({ id, status }) => `${id} ${status}`).join()} task={task} />
    </>
  );
}
