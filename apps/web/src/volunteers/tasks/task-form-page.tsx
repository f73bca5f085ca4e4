import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { actingAppointmentOf, useMe } from '../../shared/session.queries.ts';
import { addTexts, useTexts } from '../../shared/texts.ts';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { PageTitle } from '../../shared/ui/page-title.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { showToast } from '../../shared/ui/toast.tsx';
import styles from './desk-tasks.module.css';
import { draftOf, emptyDraft, storeDraft, storedDraft } from './task-draft.ts';
import { TaskForm } from './task-form.tsx';
import { TASK_MESSAGES } from './task-messages.ts';
import { createMutation, editMutation, taskQuery } from './tasks.queries.ts';

await addTexts(TASK_MESSAGES);

const LIST = '/desk/volunteer-tasks';

/** A new task, or `?copy=` one of a week ago, or one that is changed. */
export function TaskFormPage() {
  const t = useTexts('volunteerTasks');
  const { taskId } = useParams();
  const [search] = useSearchParams();
  const copied = search.get('copy');
  const source = taskId ?? copied;
  const { data, isError, error, refetch } = useQuery({ ...taskQuery(source ?? ''), enabled: source !== null });
  const needs = source !== null && source !== undefined;
  return (
    <div className={styles['page']}>
      <header>
        <Link to={taskId ? `${LIST}/${taskId}` : LIST}>‹ {t(taskId ? 'desk.backTo' : 'desk.back')}</Link>
        <PageTitle title={t(taskId ? 'desk.editTitle' : 'desk.new')} />
      </header>
      {needs && !data && !isError && <Skeleton rows={6} height={48} />}
      {needs && isError && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {taskId && data && <Edit key={data.version} task={data} />}
      {!taskId && (!needs || data) && <New key={copied ?? ''} {...(data && needs && { copy: data })} />}
    </div>
  );
}

type Task = Parameters<typeof draftOf>[0];

function New({ copy }: { copy?: Task }) {
  const t = useTexts('volunteerTasks');
  const navigate = useNavigate();
  const communityId = actingAppointmentOf(useMe())?.unit?.id ?? '';
  const create = useMutation(createMutation(useQueryClient()));
  const first = copy ? draftOf(copy, { daysLater: 7 }) : (storedDraft() ?? emptyDraft(t('desk.form.defaultRole')));
  return (
    <TaskForm
      first={first}
      submit={t('desk.form.publish')}
      sending={create}
      {...(!copy && { onChange: storeDraft })}
      onSubmit={(wanted) =>
        create.mutate(
          { body: { communityId, ...wanted } },
          {
            onSuccess: ({ id }) => {
              if (!copy) storeDraft(null);
              showToast(t('desk.published'));
              navigate(`${LIST}/${id}`);
            },
          },
        )
      }
      onClose={() => {
        if (!copy) showToast(t('desk.form.kept'));
        navigate(LIST);
      }}
    />
  );
}

function Edit({ task }: { task: Task }) {
  const t = useTexts('volunteerTasks');
  const navigate = useNavigate();
  const edit = useMutation(editMutation(useQueryClient()));
  const back = () => navigate(`${LIST}/${task.id}`);
  return (
    <TaskForm
      first={draftOf(task)}
      submit={t('desk.form.save')}
      sending={edit}
      onSubmit={(wanted) =>
        edit.mutate(
          { params: { taskId: task.id }, body: { version: task.version, ...wanted } },
          {
            onSuccess: () => {
              showToast(t('desk.saved'));
              back();
            },
          },
        )
      }
      onClose={back}
    />
  );
}
