import type { JobView } from '@linli/domain/jobs/jobs.contract.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useProblemText } from '../shared/problem-text.ts';
import { useTexts } from '../shared/texts.ts';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { FieldError } from '../shared/ui/field.tsx';
import { Moment } from '../shared/ui/moment.tsx';
import { PageTitle } from '../shared/ui/page-title.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { showToast } from '../shared/ui/toast.tsx';
import { JobRuns } from './job-runs.tsx';
import { jobsQuery, runNowMutation } from './jobs.queries.ts';
import { useScheduleText } from './schedule-text.ts';
import styles from './jobs.module.css';

const COLUMNS = ['name', 'schedule', 'next', 'last', 'waiting', 'running', 'done', 'dead'] as const;

/** What the system does by itself: what waits, runs, was done and failed. */
export function JobsPage() {
  const t = useTexts('jobs');
  const list = useQuery(jobsQuery);
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <PageTitle title={t('title')} />
        <p className={styles['soft']}>{t('lead')}</p>
      </header>
      {list.isPending && <Skeleton rows={4} height={36} />}
      {list.isError && !list.data && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && (
        <div className={styles['scroll']}>
          <table className={styles['table']} aria-label={t('list')}>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {t(`column.${column}`)}
                  </th>
                ))}
                <th scope="col">
                  <span className="visually-hidden">{t('column.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {list.data.items.map((job) => (
                <JobRow key={job.name} job={job} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function JobRow({ job }: { job: JobView }) {
  const t = useTexts('jobs');
  const say = useProblemText();
  const run = useMutation(runNowMutation(useQueryClient()));
  const [isOpen, setIsOpen] = useState(false);
  const name = t(`name.${job.name}`);
  const scheduleText = useScheduleText();
  return (
    <>
      <tr>
        <th scope="row">{name}</th>
        <td className={styles['soft']}>{scheduleText(job.schedule)}</td>
        <td className={styles['soft']}>{job.nextRunAt ? <Moment at={job.nextRunAt} /> : '—'}</td>
        <td className={styles['soft']}>{job.lastDoneAt ? <Moment at={job.lastDoneAt} /> : t('never')}</td>
        <td>{job.waiting}</td>
        <td>{job.running}</td>
        <td>{job.done}</td>
        <td>{job.dead > 0 ? <strong className={styles['dead']}>{t('dead', { count: job.dead })}</strong> : 0}</td>
        <td className={styles['act']}>
          {job.schedule && (
            <Button
              type="text"
              size="small"
              aria-label={t('runNowOf', { name })}
              loading={run.isPending}
              onClick={() => run.mutate(job.name, { onSuccess: () => showToast(t('queued')) })}
            >
              {t('runNow')}
            </Button>
          )}
          <Button
            type="text"
            size="small"
            aria-expanded={isOpen}
            aria-label={t('runsOf', { name })}
            onClick={() => setIsOpen(!isOpen)}
          >
            {t('showRuns')}
          </Button>
        </td>
      </tr>
      {run.isError && (
        <tr>
          <td colSpan={9}>
            <FieldError id={`${job.name}-error`}>{say.problem(run.error)}</FieldError>
          </td>
        </tr>
      )}
      {isOpen && (
        <tr>
          <td colSpan={9}>
            <JobRuns name={job.name} />
          </td>
        </tr>
      )}
    </>
  );
}
