import type { VisitView } from '@linli/domain/care/visits.contract.ts';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { RevealForm } from '../residents/public.ts';
import { useTexts } from '../shared/texts.ts';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { VisitForm } from './visit-form.tsx';
import { revealVisitMutation, visitsQuery } from './visits.queries.ts';
import styles from './visits.module.css';
import { VoidVisitForm } from './void-visit-form.tsx';

/** When somebody of the office was with a resident, the latest first; written down, corrected and declared void in place. */
export function VisitsOf({ residentId }: { residentId: string }) {
  const t = useTexts('care');
  const [isRecording, setIsRecording] = useState(false);
  const record = useRef<HTMLButtonElement>(null);
  const visits = useInfiniteQuery(visitsQuery(residentId));
  const shown = visits.data?.pages.flatMap((page) => page.items) ?? [];
  const close = () => {
    setIsRecording(false);
    // Back where one came from, once the button is there again.
    setTimeout(() => record.current?.focus());
  };
  return (
    <section aria-label={t('title')}>
      <h3>{t('title')}</h3>
      {visits.isPending && <Skeleton rows={1} height={32} />}
      {visits.isError && <ErrorState error={visits.error} onRetry={() => void visits.refetch()} />}
      {visits.isSuccess && shown.length === 0 && <p className={styles['soft']}>{t('none')}</p>}
      <ul className={styles['list']}>
        {shown.map((visit) => (
          <Visit key={visit.id} residentId={residentId} visit={visit} />
        ))}
      </ul>
      <div className={styles['under']}>
        {visits.data?.pages[0]?.mayRecord && !isRecording && (
          <Button ref={record} size="small" onClick={() => setIsRecording(true)}>
            {t('record')}
          </Button>
        )}
        {visits.hasNextPage && (
          <Button
            size="small"
            type="text"
            loading={visits.isFetchingNextPage}
            onClick={() => void visits.fetchNextPage()}
          >
            {t('more')}
          </Button>
        )}
      </div>
      {isRecording && <VisitForm residentId={residentId} visit={null} onClose={close} />}
    </section>
  );
}

function Visit({ residentId, visit }: { residentId: string; visit: VisitView }) {
  const t = useTexts('care');
  const [open, setOpen] = useState<'reveal' | 'edit' | 'void' | null>(null);
  const reveal = useMutation(revealVisitMutation(residentId, visit.id));
  const first = useRef<HTMLButtonElement>(null);
  const { day, way, outcome, subjects, visitorName, hasNote, isVoided, availableActions } = visit;
  const close = () => {
    setOpen(null);
    setTimeout(() => first.current?.focus());
  };
  const asked = subjects.map((each) => t(`subject.${each}`)).join(t('shared:listSeparator'));
  const facts = [
    t(`way.${way}`),
    t(`outcome.${outcome}`),
    asked && t('asked', { subjects: asked }),
    visitorName,
    hasNote && !reveal.data && t('hasNote'),
  ];
  return (
    <li>
      <span className={styles['line']}>
        <time dateTime={day} className={isVoided ? styles['voided'] : styles['day']}>
          {day}
        </time>
        {isVoided && <strong className={styles['mark']}>{t('isVoided')}</strong>}
        <span className={styles['soft']}>{facts.filter(Boolean).join(' · ')}</span>
        {hasNote && !reveal.data && open !== 'reveal' && (
          <Button type="link" size="small" aria-label={t('noteOf', { day })} onClick={() => setOpen('reveal')}>
            {t('reveal')}
          </Button>
        )}
        {open === null &&
          availableActions.map((action, index) => (
            <Button
              key={action}
              {...(index === 0 && { ref: first })}
              type="text"
              size="small"
              aria-label={t(`${action}Of`, { day })}
              onClick={() => setOpen(action)}
            >
              {t(action)}
            </Button>
          ))}
      </span>
      {reveal.data && <p className={styles['note']}>{reveal.data.note}</p>}
      {open === 'reveal' && !reveal.data && (
        <RevealForm
          what={t('noteOf', { day })}
          error={reveal.error}
          isBusy={reveal.isPending}
          onReveal={(reason) => reveal.mutate(reason, { onSuccess: () => setOpen(null) })}
          onCancel={close}
        />
      )}
      {open === 'edit' && <VisitForm residentId={residentId} visit={visit} onClose={close} />}
      {open === 'void' && <VoidVisitForm residentId={residentId} visit={visit} onClose={close} />}
    </li>
  );
}
