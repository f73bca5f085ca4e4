import type { TaskView } from '@linli/domain/volunteers/tasks.contract.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useProblemText } from '../../shared/problem-text.ts';
import { timeText } from '../../shared/moments.ts';
import { useTexts } from '../../shared/texts.ts';
import { Notice } from '../../shared/ui/notice.tsx';
import { showToast } from '../../shared/ui/toast.tsx';
import { ClaimStepForm, type ClaimStep } from './claim-step-form.tsx';
import styles from './desk-tasks.module.css';
import { readHours } from './read-hours.ts';
import { hoursOf } from './task-time.ts';
import { confirmHoursMutation } from './tasks.queries.ts';

type Claim = TaskView['claims'][number];

/** Who signed up; once it began, everybody's hours as counted, to be confirmed with one button. */
export function ClaimsTable({ task }: { task: TaskView }) {
  const t = useTexts('volunteerTasks');
  const say = useProblemText();
  const confirm = useMutation(confirmHoursMutation(useQueryClient()));
  const open = task.claims.filter(({ availableActions }) => availableActions.includes('confirm_hours'));
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [step, setStep] = useState<ClaimStep | null>(null);
  const [wasSent, setWasSent] = useState(false);
  const hoursFor = (claim: Claim) =>
    typed[claim.id] ?? (claim.proposedMinutes === null ? '' : String(hoursOf(claim.proposedMinutes)));
  const hours = open.map((claim) => ({ claimId: claim.id, minutes: readHours(hoursFor(claim)) }));
  const roleName = (id: string) => task.roles.find((role) => role.id === id)?.name ?? '';
  const isConfirming = open.length > 0;
  const whole = String(hoursOf((Date.parse(task.endsAt) - Date.parse(task.startsAt)) / 60_000));
  const empty = open.filter((claim) => hoursFor(claim).trim() === '');
  const fillEmpty = () => setTyped({ ...typed, ...Object.fromEntries(empty.map(({ id }) => [id, whole])) });
  const isWrong = (claim: Claim) => readHours(hoursFor(claim)) === null && (wasSent || hoursFor(claim).trim() !== '');
  const send = () => {
    setWasSent(true);
    const sound = hours.flatMap(({ claimId, minutes }) => (minutes === null ? [] : [{ claimId, minutes }]));
    if (sound.length < hours.length || confirm.isPending) return;
    confirm.mutate(
      { params: { taskId: task.id }, body: { hours: sound } },
      { onSuccess: () => showToast(t('desk.confirmedToast')) },
    );
  };
  return (
    <section className={styles['claims']} aria-labelledby="claims">
      <h2 id="claims">{t(isConfirming ? 'desk.confirmTitle' : 'desk.claims')}</h2>
      {task.claims.length === 0 && <p className={styles['soft']}>{t('desk.noClaims')}</p>}
      {isConfirming && <p className={styles['soft']}>{t('desk.confirmHint')}</p>}
      {task.claims.length > 0 && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <div className={styles['scroll']}>
            <table className={styles['table']}>
              <thead>
                <tr>
                  {(['name', 'role', 'status', 'checkedIn', 'checkedOut', 'minutes', 'actions'] as const).map(
                    (each) => (
                      <th key={each} scope="col">
                        {t(`desk.column.${each}`)}
                      </th>
                    ),
                  )}
                </tr>
              </thead>
              <tbody>
                {task.claims.map((claim) => (
                  <tr key={claim.id}>
                    <th scope="row">{claim.name}</th>
                    <td>{roleName(claim.roleId)}</td>
                    <td>{t(`status.${claim.status}`)}</td>
                    <td>
                      {claim.checkedInAt && timeText(new Date(claim.checkedInAt))}
                      {claim.isByCode && ` ${t('desk.byCode')}`}
                    </td>
                    <td>{claim.checkedOutAt && timeText(new Date(claim.checkedOutAt))}</td>
                    <td>
                      {open.includes(claim) ? (
                        <Input
                          className={styles['hours'] ?? ''}
                          inputMode="decimal"
                          aria-label={t('desk.hoursOf', { name: claim.name })}
                          aria-invalid={isWrong(claim) || undefined}
                          {...(isWrong(claim) && { status: 'error', 'aria-describedby': 'hours-fault' })}
                          value={hoursFor(claim)}
                          onChange={({ target }) => setTyped({ ...typed, [claim.id]: target.value })}
                        />
                      ) : (
                        claim.minutes !== null && hoursOf(claim.minutes)
                      )}
                    </td>
                    <td>
                      {claim.availableActions.includes('remove_claim') && (
                        <Button
                          size="small"
                          aria-label={t('desk.removeOf', { name: claim.name })}
                          onClick={() => setStep({ claim, what: 'remove' })}
                        >
                          {t('desk.remove')}
                        </Button>
                      )}
                      {claim.availableActions.includes('correct_hours') && (
                        <Button
                          size="small"
                          aria-label={t('desk.correctOf', { name: claim.name })}
                          onClick={() => setStep({ claim, what: 'correct' })}
                        >
                          {t('desk.correct')}
                        </Button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {isConfirming && (
            <div className={styles['sweep']}>
              {open.some(isWrong) && (
                <p id="hours-fault" role="alert" className={styles['off']}>
                  {t('desk.hoursFault')}
                </p>
              )}
              {confirm.isError && <Notice tone="late" role="alert" title={say.problem(confirm.error)} />}
              <div className={styles['buttons']}>
                <Button type="primary" htmlType="submit" loading={confirm.isPending}>
                  {t('desk.confirmAll', { count: open.length })}
                </Button>
                {empty.length > 0 && (
                  <Button onClick={fillEmpty}>{t('desk.fillEmpty', { count: empty.length, hours: whole })}</Button>
                )}
              </div>
            </div>
          )}
        </form>
      )}
      {step && (
        <ClaimStepForm key={`${step.claim.id} ${step.what}`} task={task} step={step} onClose={() => setStep(null)} />
      )}
    </section>
  );
}
