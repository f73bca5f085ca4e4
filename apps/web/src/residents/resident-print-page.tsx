import type { HideableField } from '@linli/domain/residents/resident-privacy.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { useDocumentTitle } from '../shared/ui/page-title.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import styles from './resident-print-page.module.css';
import type { Room } from './residents-address.ts';
import { residentQuery, revealMutation } from './residents.queries.ts';
import { ON_PAPER, ResidentSheet } from './resident-sheet.tsx';
import { useResidentTexts } from './residents-texts.ts';
import { RevealForm } from './reveal-form.tsx';
import { useRevealed, type Revealed } from './revealed.ts';

/** 居民登记表 on A4: masked, unless somebody gave a reason for what is to be printed in full. */
export function ResidentPrintPage({ room }: { room: Room }) {
  const t = useResidentTexts();
  const { residentId = '' } = useParams();
  const { data: resident, isError, error, refetch } = useQuery(residentQuery(residentId));
  const revealed = useRevealed(residentId);
  useDocumentTitle(t('file.paper.title'));
  if (isError && !resident) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!resident) return <Skeleton rows={6} />;
  return (
    <>
      <div className={styles['tools']}>
        <Button type="primary" onClick={() => print()}>
          {t('file.paper.print')}
        </Button>
        <Unmask resident={resident} revealed={revealed} />
        <Link to={`${room}/residents/${residentId}`}>{t('file.paper.back')}</Link>
      </div>
      <ResidentSheet resident={resident} revealed={revealed} room={room} />
    </>
  );
}

/** One button per hidden field; each asks for its reason. */
function Unmask({ resident, revealed }: { resident: ResidentView; revealed: Revealed }) {
  const t = useResidentTexts();
  const [field, setField] = useState<HideableField | null>(null);
  const reveal = useMutation(revealMutation(resident.id));
  const hidden = ON_PAPER.filter((each) => resident.hidden.includes(each) && revealed.values[each] === undefined);
  if (hidden.length === 0) return null;
  return (
    <div className={styles['unmask']}>
      <span>{t('file.paper.unmask')}</span>
      {hidden.map((each) => (
        <Button key={each} size="small" aria-pressed={each === field} onClick={() => setField(each)}>
          {t(`hidden.${each}`)}
        </Button>
      ))}
      {field && (
        <RevealForm
          key={field}
          what={t(`hidden.${field}`)}
          error={reveal.error}
          isBusy={reveal.isPending}
          onReveal={(reason) =>
            reveal.mutate(
              { field, reason },
              {
                onSuccess: (answer) => {
                  revealed.add(field, answer);
                  setField(null);
                },
              },
            )
          }
          onCancel={() => setField(null)}
        />
      )}
    </div>
  );
}
