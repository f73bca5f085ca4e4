import type { TaskView } from '@linli/domain/volunteers/tasks.contract.ts';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useProblemText } from '../../shared/problem-text.ts';
import { useTexts } from '../../shared/texts.ts';
import { Field } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { showToast } from '../../shared/ui/toast.tsx';
import { volunteerListQuery } from '../volunteers.queries.ts';
import styles from './desk-tasks.module.css';
import { addMutation } from './tasks.queries.ts';

/** Somebody who said by phone that they come: one of those who joined, to a place that is free. */
export function AddVolunteer({ task, onClose }: { task: TaskView; onClose: () => void }) {
  const t = useTexts('volunteerTasks');
  const say = useProblemText();
  const joined = useInfiniteQuery(volunteerListQuery('joined'));
  const add = useMutation(addMutation(useQueryClient()));
  const free = task.roles.filter(({ places, taken }) => taken < places);
  const [roleId, setRoleId] = useState(free[0]?.id ?? '');
  const [volunteerId, setVolunteerId] = useState('');
  const people = joined.data?.pages.flatMap(({ items }) => items);
  if (!people) return <Skeleton rows={2} />;
  const submit = () => {
    if (volunteerId === '' || roleId === '' || add.isPending) return;
    add.mutate(
      { params: { taskId: task.id, roleId }, body: { volunteerId } },
      {
        onSuccess: () => {
          showToast(t('desk.added', { name: people.find(({ id }) => id === volunteerId)?.name ?? '' }));
          onClose();
        },
      },
    );
  };
  return (
    <form
      className={styles['short']}
      aria-label={t('desk.add')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className={styles['soft']}>{people.length > 0 ? t('desk.addHint') : t('desk.noVolunteers')}</p>
      {people.length > 0 && (
        <Field label={t('desk.volunteer')}>
          {(control) => (
            <select
              {...control}
              className={styles['select']}
              value={volunteerId}
              onChange={({ target }) => setVolunteerId(target.value)}
            >
              <option value="">—</option>
              {people.map(({ id, name, maskedPhone }) => (
                <option key={id} value={id}>
                  {name} {maskedPhone}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {free.length > 1 && (
        <Field label={t('desk.column.role')}>
          {(control) => (
            <select
              {...control}
              className={styles['select']}
              value={roleId}
              onChange={({ target }) => setRoleId(target.value)}
            >
              {free.map((role) => (
                <option key={role.id} value={role.id}>
                  {t('role', role)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {joined.hasNextPage && (
        <div>
          <Button loading={joined.isFetchingNextPage} onClick={() => void joined.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
      {add.isError && <Notice tone="late" role="alert" title={say.problem(add.error)} />}
      <div className={styles['buttons']}>
        <Button type="primary" htmlType="submit" loading={add.isPending} disabled={volunteerId === ''}>
          {t('desk.add')}
        </Button>
        <Button type="text" onClick={onClose}>
          {t('shared:cancel')}
        </Button>
      </div>
    </form>
  );
}
