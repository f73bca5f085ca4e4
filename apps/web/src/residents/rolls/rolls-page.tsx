import { rollsContract } from '@linli/domain/residents/rolls.contract.ts';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { addressOf } from '../../shared/api.ts';
import { useProblemText } from '../../shared/problem-text.ts';
import { useTexts } from '../../shared/texts.ts';
import { SPREADSHEET_MEGABYTES } from '../../shared/spreadsheet-upload.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { FileBeingRead, FileDrop } from '../../shared/ui/file-drop.tsx';
import { Moment } from '../../shared/ui/moment.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { PageTitle } from '../../shared/ui/page-title.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import type { Room } from '../residents-address.ts';
import { RollPage } from './roll-page.tsx';
import { rollsQuery, uploadRollMutation } from './rolls.queries.ts';
import styles from './rolls.module.css';

/** One import where the address names it, otherwise all of them. */
export function RollsPage({ room }: { room: Room }) {
  const { rollId } = useParams();
  return rollId === undefined ? <Rolls room={room} /> : <RollPage key={rollId} room={room} rollId={rollId} />;
}

/** Where a roll is handed in, and how the earlier ones stand. */
function Rolls({ room }: { room: Room }) {
  const t = useTexts('rolls');
  const say = useProblemText();
  const navigate = useNavigate();
  const upload = useMutation(uploadRollMutation(useQueryClient()));
  const name = upload.variables?.name ?? '';
  return (
    <div className={styles['page']}>
      <div>
        <PageTitle title={t('title')} />
        <p className={styles['soft']}>{t('lead')}</p>
      </div>
      {upload.isPending ? (
        <FileBeingRead text={t('uploading', { name })} />
      ) : (
        <FileDrop
          words={{
            choose: t('choose'),
            drop: t('drop'),
            dropNow: t('dropNow'),
            kinds: t('kinds', { megabytes: SPREADSHEET_MEGABYTES }),
          }}
          onChoose={(file) => upload.mutate(file, { onSuccess: ({ id }) => void navigate(`${room}/rolls/${id}`) })}
        />
      )}
      {upload.isError && (
        <Notice tone="late" role="alert" title={t('refused', { name })}>
          <p>{say.problem(upload.error)}</p>
        </Notice>
      )}
      <p>
        <a href={addressOf(rollsContract.template, {})} download>
          {t('template')}
        </a>
      </p>
      <RollList room={room} />
    </div>
  );
}

function RollList({ room }: { room: Room }) {
  const t = useTexts('rolls');
  const list = useInfiniteQuery(rollsQuery);
  const rolls = list.data?.pages.flatMap(({ items }) => items);
  return (
    <section className={styles['section']}>
      <h2>{t('list.title')}</h2>
      {list.isPending && <Skeleton rows={3} height={36} />}
      {list.isError && !rolls && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {rolls?.length === 0 && <EmptyState title={t('list.empty')}>{t('list.emptyHint')}</EmptyState>}
      {rolls && rolls.length > 0 && (
        <div className={styles['scroll']}>
          <table className={styles['table']} aria-label={t('list.title')}>
            <thead>
              <tr>
                {(['file', 'status', 'rows', 'importer', 'at'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`list.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rolls.map((roll) => (
                <tr key={roll.id}>
                  <th scope="row">
                    <Link to={`${room}/rolls/${roll.id}`}>{roll.fileName}</Link>
                  </th>
                  <td>{roll.isInterrupted ? t('list.interrupted') : t(`status.${roll.status}`)}</td>
                  <td>{roll.rows}</td>
                  <td>{roll.importer}</td>
                  <td>
                    <Moment at={roll.createdAt} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('shared:loadMore')}
        </Button>
      )}
    </section>
  );
}
