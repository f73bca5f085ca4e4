import { jobsContract } from '@linli/domain/jobs/jobs.contract.ts';
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { refusal, stubApi } from '../shared/testing/api-stub.ts';
import { showPage } from '../shared/testing/show-page.tsx';
import { JobsPage } from './jobs-page.tsx';
import { JOBS_MESSAGES } from './jobs-messages.ts';

const RUN_ID = '01900000-0000-7000-8000-0000000000aa';
const JOB = {
  name: 'sign_in.delete_expired_links' as const,
  schedule: '30 3 * * *',
  nextRunAt: '2026-11-24T19:30:00.000Z',
  lastDoneAt: null,
  waiting: 0,
  running: 0,
  done: 4,
  dead: 1,
};

it('says what failed for good, shows why, and has it tried again', async () => {
  const api = stubApi();
  const run = {
    id: RUN_ID,
    state: 'dead' as const,
    attempts: 4,
    mostAttempts: 4,
    createdAt: '2026-11-23T00:00:00.000Z',
    dueAt: '2026-11-23T00:00:00.000Z',
    startedAt: '2026-11-23T00:00:00.000Z',
    finishedAt: '2026-11-23T00:00:02.500Z',
    error: 'no answer',
  };
  api.on(jobsContract.list).answers(() => ({ items: [JOB] }));
  api.on(jobsContract.runs).answers(() => ({ items: [run], nextCursor: null }));
  api.on(jobsContract.retry).answers(() => ({ ...run, state: 'waiting' }));
  api.on(jobsContract.runNow).answers(() => refusal('job.already_waiting'));
  const user = await showPage(<JobsPage />, '/', [JOBS_MESSAGES]);
  expect(await screen.findByText('1 次失败待处理')).toBeTruthy();
  expect(screen.getByText('每天 03:30')).toBeTruthy();

  await user.click(screen.getByRole('button', { name: /立即运行/ }));
  expect(await screen.findByText('已经有一次在等待运行。')).toBeTruthy();

  await user.click(screen.getByRole('button', { name: '清理过期的登录链接的运行记录' }));
  expect(await screen.findByText('no answer')).toBeTruthy();
  expect(screen.getByText(/用时 2.5 秒/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '再试一次' }));
  await waitFor(() => expect(api.asked.some(({ path }) => path.endsWith(`/runs/${RUN_ID}/retry`))).toBe(true));
});
