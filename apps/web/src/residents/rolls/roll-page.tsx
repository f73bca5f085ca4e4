import type { RollView } from '@linli/domain/residents/rolls.contract.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router-dom';
import { useProblemText } from '../../shared/problem-text.ts';
import { useTexts } from '../../shared/texts.ts';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { ExactMoment } from '../../shared/ui/moment.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { PageTitle } from '../../shared/ui/page-title.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { showToast } from '../../shared/ui/toast.tsx';
import type { Room } from '../residents-address.ts';
import { RollCommunity } from './roll-community.tsx';
import { RollColumns } from './roll-columns.tsx';
import { RollConfirm } from './roll-confirm.tsx';
import { RollRows } from './roll-rows.tsx';
import { SureButton } from './sure-button.tsx';
import { changeRollMutation, discardRollMutation, rollQuery } from './rolls.queries.ts';
import styles from './rolls.module.css';

/** One import: how it was understood, what it would do, and what came of it. */
export function RollPage({ room, rollId }: { room: Room; rollId: string }) {
  const t = useTexts('rolls');
  const roll = useQuery(rollQuery(rollId));
  if (roll.data) return <Roll room={room} roll={roll.data} />;
  return (
    <div className={styles['page']}>
      <PageTitle title={t('title')} />
      <p>
        <Link to={`${room}/rolls`}>{t('back')}</Link>
      </p>
      {roll.isPending && <Skeleton rows={6} height={36} />}
      {roll.isError && <ErrorState error={roll.error} onRetry={() => void roll.refetch()} />}
    </div>
  );
}

function Roll({ room, roll }: { room: Room; roll: RollView }) {
  const t = useTexts('rolls');
  const say = useProblemText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const change = useMutation(changeRollMutation(client, roll));
  const discard = useMutation(discardRollMutation(client));
  const can = (action: RollView['availableActions'][number]) => roll.availableActions.includes(action);
  const failure = change.error ?? discard.error;
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <Link to={`${room}/rolls`}>{t('back')}</Link>
        <PageTitle title={roll.fileName} />
        <p className={styles['soft']}>
          {t(`status.${roll.status}`)} · {t('summary', { rows: roll.rows, importer: roll.importer })}
        </p>
      </header>
      {roll.status === 'imported' && (
        <Notice tone="ok" role="status" title={t('done.title')}>
          <p>{t('done.what', { added: roll.counts.new, changed: roll.counts.changed })}</p>
          {can('undo') && <p>{t('done.undoHint')}</p>}
        </Notice>
      )}
      {roll.status === 'undone' && (
        <Notice tone="stopped" role="status" title={t('undone.title')}>
          <p>{t('undone.what')}</p>
        </Notice>
      )}
      {failure && <Notice tone="late" role="alert" title={say.problem(failure)} />}
      <div className={styles['buttons']}>
        {can('undo') && (
          <SureButton
            ask={t('done.undo')}
            sure={t('done.undoSure')}
            isPending={change.isPending}
            onSure={() => change.mutate({ kind: 'undo' })}
          />
        )}
        {roll.status !== 'preview' && roll.status !== 'importing' && <Link to={`${room}/rolls`}>{t('again')}</Link>}
      </div>
      {(can('confirm') || roll.status === 'importing') && (
        <RollConfirm
          key={roll.status}
          roll={roll}
          isPending={change.isPending && change.variables.kind === 'confirm'}
          isBusy={change.isPending}
          onConfirm={(takesDoubtful) => change.mutate({ kind: 'confirm', takesDoubtful })}
        >
          {can('discard') && (
            <SureButton
              ask={t('discard.ask')}
              sure={t('discard.sure')}
              isPending={discard.isPending}
              onSure={() =>
                discard.mutate(roll, {
                  onSuccess: () => {
                    showToast(t('discard.done'));
                    void navigate(`${room}/rolls`);
                  },
                })
              }
            />
          )}
          <span className={styles['soft']}>
            {roll.status === 'preview' && (
              <>
                {t('expires')} <ExactMoment at={roll.expiresAt} />
              </>
            )}
          </span>
        </RollConfirm>
      )}
      {can('correct') && room === '/overlook' && (
        <RollCommunity
          roll={roll}
          isBusy={change.isPending}
          isPending={change.isPending && change.variables.kind === 'columns'}
          onChoose={(communityId) =>
            change.mutate(
              { kind: 'columns', sheets: [], communityId },
              { onSuccess: () => showToast(t('columns.saved')) },
            )
          }
        />
      )}
      {can('correct') && (
        <RollColumns
          key={roll.version}
          roll={roll}
          isPending={change.isPending && change.variables.kind === 'columns'}
          onCorrect={(sheets) =>
            change.mutate({ kind: 'columns', sheets }, { onSuccess: () => showToast(t('columns.saved')) })
          }
        />
      )}
      <RollRows
        roll={roll}
        onCorrect={
          can('correct') && !change.isPending ? (correction) => change.mutate({ kind: 'row', ...correction }) : null
        }
        canCorrect={can('correct')}
      />
    </div>
  );
}
