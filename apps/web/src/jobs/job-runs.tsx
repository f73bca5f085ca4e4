import type { RunView } from '@linli/domain/jobs/jobs.contract.ts';
import { RUN_STATES, type JobName, type RunState } from '@linli/domain/jobs/job.ts';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useProblemText } from '../shared/problem-text.ts';
import { useTexts } from '../shared/texts.ts';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { FieldError } from '../shared/ui/field.tsx';
import { Moment } from '../shared/ui/moment.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { showToast } from '../shared/ui/toast.tsx';
import { retryRunMutation, runsQuery } from './jobs.queries.ts';
import styles from './jobs.module.css';

/** The runs of one job, the latest first; dead ones can be tried again. */
export function JobRuns({ name }: { name: JobName }) {
  const t = useTexts('jobs');
  const [state, setState] = useState<RunState | undefined>();
  const list = useInfiniteQuery(runsQuery(name, state));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={styles['runs']}>
      <Select
        aria-label={t('onlyState')}
        value={state ?? ''}
        popupMatchSelectWidth={false}
        onChange={(next: RunState | '') => setState(next || undefined)}
        options={[
          { value: '' as RunState | '', label: t('allStates') },
          ...RUN_STATES.map((value) => ({ value, label: t(`state.${value}`) })),
        ]}
      />
      {list.isPending && <Skeleton rows={3} height={28} />}
      {list.isError && rows.length === 0 && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && <p className={styles['soft']}>{t('noRuns')}</p>}
      {rows.length > 0 && (
        <table className={styles['table']} aria-label={t('runsOf', { name: t(`name.${name}`) })}>
          <thead>
            <tr>
              {(['state', 'created', 'finished', 'attempts', 'error'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`run.${column}`)}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">{t('run.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((run) => (
              <Run key={run.id} name={name} run={run} />
            ))}
          </tbody>
        </table>
      )}
      {list.hasNextPage && (
        <div>
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('loadMore')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Run({ name, run }: { name: JobName; run: RunView }) {
  const t = useTexts('jobs');
  const say = useProblemText();
  const retry = useMutation(retryRunMutation(useQueryClient()));
  const { startedAt, finishedAt, attempts, mostAttempts } = run;
  const took = startedAt && finishedAt ? Date.parse(finishedAt) - Date.parse(startedAt) : null;
  return (
    <tr>
      <th scope="row" className={run.state === 'dead' ? styles['dead'] : undefined}>
        {t(`state.${run.state}`)}
      </th>
      <td className={styles['soft']}>
        <Moment at={run.createdAt} />
      </td>
      <td className={styles['soft']}>
        {finishedAt ? <Moment at={finishedAt} /> : '—'}
        {took !== null && ` · ${t('tookMs', { seconds: (took / 1_000).toFixed(1) })}`}
      </td>
      <td className={styles['soft']}>
        {attempts === 0 ? t('notBegun') : t('attempts', { count: attempts, most: mostAttempts })}
      </td>
      <td>
        {run.error}
        {retry.isError && <FieldError id={`${run.id}-error`}>{say.problem(retry.error)}</FieldError>}
      </td>
      <td className={styles['act']}>
        {run.state === 'dead' && (
          <Button
            size="small"
            loading={retry.isPending}
            onClick={() => retry.mutate({ name, runId: run.id }, { onSuccess: () => showToast(t('retried')) })}
          >
            {t('retry')}
          </Button>
        )}
      </td>
    </tr>
  );
}
