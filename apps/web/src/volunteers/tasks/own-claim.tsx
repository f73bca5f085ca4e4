import type { OfferedTask } from '@linli/domain/volunteers/tasks.contract.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useProblemText } from '../../shared/problem-text.ts';
import { exactText, timeText } from '../../shared/moments.ts';
import { useMe } from '../../shared/session.queries.ts';
import { useLanguage, useTexts } from '../../shared/texts.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { showToast } from '../../shared/ui/toast.tsx';
import { DropOutForm } from './drop-out-form.tsx';
import { tap, useKeptTaps, watchTaps } from './kept-taps.ts';
import styles from './pocket-tasks.module.css';
import { hoursOf } from './task-time.ts';
import { confirmPlaceMutation } from './tasks.queries.ts';

type Mine = NonNullable<OfferedTask['mine']>;

/** How one stands to a task, with what one can do about it now. */
export function OwnClaim({ task, mine }: { task: OfferedTask; mine: Mine }) {
  const t = useTexts('volunteerTasks');
  const say = useProblemText();
  const language = useLanguage();
  const client = useQueryClient();
  const confirm = useMutation(confirmPlaceMutation(client));
  const [drops, setDrops] = useState(false);
  const kept = useKeptTaps(task.id);
  const can = (action: Mine['availableActions'][number]) => mine.availableActions.includes(action);
  const params = { taskId: task.id };
  const time = (moment: string) => timeText(new Date(moment));
  return (
    <section className={styles['own']} aria-label={t(`status.${mine.status}`)}>
      <p className={styles['standing']} data-status={mine.status}>
        {t(`status.${mine.status}`)}
      </p>
      {mine.placeInQueue !== null && <p>{t('pocket.queue', { count: mine.placeInQueue })}</p>}
      {mine.status === 'offered' && mine.offerEndsAt !== null && (
        <Notice tone="soon" title={t('pocket.offer', { moment: exactText(new Date(mine.offerEndsAt), language) })} />
      )}
      {mine.minutes !== null && mine.status === 'confirmed' && (
        <p>{t('pocket.minutes', { hours: hoursOf(mine.minutes) })}</p>
      )}
      {mine.checkedInAt !== null && mine.checkedOutAt === null && (
        <p>{t('pocket.checkedIn', { time: time(mine.checkedInAt) })}</p>
      )}
      {mine.checkedOutAt !== null && mine.minutes === null && (
        <p>{t('pocket.checkedOut', { time: time(mine.checkedOutAt) })}</p>
      )}
      {can('confirm_place') && (
        <Button
          variant="primary"
          wide
          busy={confirm.isPending}
          onClick={() =>
            confirm.mutate(
              { params, body: {} },
              {
                onSuccess: () => showToast(t('pocket.confirmed')),
                onError: (error) => showToast(say.problem(error)),
              },
            )
          }
        >
          {t('pocket.confirm')}
        </Button>
      )}
      <Presence task={task} mine={mine} />
      {can('drop_out') &&
        kept.length === 0 &&
        (drops ? (
          <DropOutForm task={task} mine={mine} onClose={() => setDrops(false)} />
        ) : (
          <Button wide onClick={() => setDrops(true)}>
            {t(mine.status === 'waiting' ? 'pocket.dropWait' : 'pocket.drop')}
          </Button>
        ))}
    </section>
  );
}

/** Checking in and out; what was tapped without a network waits on this phone, and is shown to. */
function Presence({ task, mine }: { task: OfferedTask; mine: Mine }) {
  const t = useTexts('volunteerTasks');
  const say = useProblemText();
  const client = useQueryClient();
  const [search] = useSearchParams();
  const personId = useMe().person.id;
  const kept = useKeptTaps(task.id).filter((each) => each.personId === personId);
  const [code, setCode] = useState(search.get('code') ?? '');
  const isKept = (what: 'checkIn' | 'checkOut') => kept.some((each) => each.what === what);
  const canCheckIn = mine.availableActions.includes('check_in') && !isKept('checkIn');
  const canCheckOut = (mine.availableActions.includes('check_out') || isKept('checkIn')) && !isKept('checkOut');
  useEffect(
    () =>
      watchTaps(personId, {
        sent: () => void client.invalidateQueries({ queryKey: ['volunteers', 'tasks'] }),
        refused: (_, problem) => {
          showToast(t('pocket.sendFailed', { reason: say.problem(problem) }));
          void client.invalidateQueries({ queryKey: ['volunteers', 'tasks'] });
        },
      }),
    // Texts change with the language alone, which changes nothing of what is sent.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [client, personId],
  );
  const wanted = { taskId: task.id, personId, code: code.trim() };
  return (
    <>
      {kept.map((each) => (
        <Notice
          key={each.key}
          tone="soon"
          role="status"
          title={t('pocket.waitingToSend', { time: timeText(new Date(each.at)) })}
        />
      ))}
      {canCheckIn && (
        <div className={styles['presence']}>
          <TextField
            label={t('pocket.code')}
            hint={t('pocket.checkInHint')}
            value={code}
            maxLength={20}
            autoComplete="off"
            autoCapitalize="characters"
            onChange={({ target }) => setCode(target.value)}
          />
          <Button variant="primary" wide onClick={() => tap('checkIn', wanted)}>
            {t('pocket.checkIn')}
          </Button>
        </div>
      )}
      {canCheckOut && (
        <Button variant="primary" wide onClick={() => tap('checkOut', { ...wanted, code: '' })}>
          {t('pocket.checkOut')}
        </Button>
      )}
    </>
  );
}
