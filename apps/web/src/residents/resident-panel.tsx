import { CloseOutlined, EditOutlined, PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Suspense, useEffect } from 'react';
import { Link } from 'react-router-dom';
import { isShortcut } from '../shared/keystrokes.ts';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { showToast } from '../shared/ui/toast.tsx';
import { VisitsOf } from '../care/public.ts';
import { Merges } from './duplicates/merges.tsx';
import { Contacts } from './contacts.tsx';
import { HouseholdTree } from './household-tree.tsx';
import { Kin } from './kin.tsx';
import { LifeMenu } from './life/life-menu.tsx';
import { ResidentFacts } from './resident-facts.tsx';
import { ResidentLabels } from './resident-labels.tsx';
import styles from './resident-panel.module.css';
import { Residencies } from './residencies.tsx';
import { ResidentPhotos } from './resident-photos.tsx';
import { ResidentTimeline } from './resident-timeline.tsx';
import type { FormName, Room } from './residents-address.ts';
import { householdQuery, residentQuery } from './residents.queries.ts';
import { useResidentTexts } from './residents-texts.ts';
import { useRevealed } from './revealed.ts';

interface Props {
  residentId: string;
  room: Room;
  /** Opens the form to edit, or of a life event. */
  onForm: (name: FormName) => void;
  onOpen: (residentId: string, how?: { replace: boolean }) => void;
  onClose: () => void;
}

/** One file: who it is and what can be done on top, then all that is known. */
export function ResidentPanel({ residentId, room, onForm, onOpen, onClose }: Props) {
  const t = useResidentTexts();
  const { data: resident, isError, error, refetch } = useQuery(residentQuery(residentId));
  const revealed = useRevealed(residentId);
  const name = revealed.values.name ?? resident?.name ?? '';
  const label = resident ? t('file.label', { name }) : t('shared:loading');
  useEscape(onClose);
  // The address of a file that was merged away leads to the one that stayed.
  const mergedIntoId = resident?.mergedIntoId ?? null;
  useEffect(() => {
    if (mergedIntoId === null) return;
    showToast(t('file.merged'));
    onOpen(mergedIntoId, { replace: true });
  }, [mergedIntoId, onOpen, t]);
  return (
    <section id="resident-file" tabIndex={-1} className={styles['panel']} aria-label={label}>
      <header className={styles['head']}>
        <div className={styles['line']}>
          {resident && (
            <div className={styles['who']}>
              <h2>{name}</h2>
              <span>{resident.sex ? t(`sex.${resident.sex}`) : t('unknown')}</span>
              <span>{resident.age === null ? t('unknown') : t('age', { count: resident.age })}</span>
              <span className={`${styles['status']} ${styles[resident.status] ?? ''}`}>
                {t(`status.${resident.status}`)}
              </span>
              {resident.labels.includes('in_hospital') && (
                <span className={`${styles['status']} ${styles['soon']}`}>{t('label.in_hospital')}</span>
              )}
            </div>
          )}
          <span className={styles['tools']}>
            {resident?.availableActions.includes('edit') && (
              <Button icon={<EditOutlined />} onClick={() => onForm('edit')}>
                {t('file.edit')}
              </Button>
            )}
            {resident && <LifeMenu resident={resident} onRegister={onForm} />}
            {resident && (
              <Link
                to={`${room}/residents/${residentId}/print`}
                aria-label={t('file.print')}
                title={t('file.print')}
                className={styles['tool']}
              >
                <PrinterOutlined />
              </Link>
            )}
            <Button
              type="text"
              icon={<CloseOutlined />}
              aria-label={t('file.close')}
              title={t('file.close')}
              aria-keyshortcuts="Escape"
              onClick={onClose}
            />
          </span>
        </div>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must be able to reach it */}
      <div className={styles['body']} tabIndex={0} role="group" aria-label={label}>
        {isError && !resident && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!resident && !isError && <Skeleton rows={5} height={48} />}
        {resident && (
          <>
            {resident.status === 'merged' && <Notice tone="soon" title={t('file.mergedElsewhere')} />}
            <ResidentFacts resident={resident} revealed={revealed} />
            <ResidentLabels resident={resident} revealed={revealed} />
            {room === '/desk' && (
              <ResidentPhotos key={`photos ${residentId}`} residentId={residentId} name={resident.name} />
            )}
            <Household resident={resident} room={room} />
            <Contacts resident={resident} room={room} />
            <Kin kin={resident.kin} room={room} />
            <Suspense fallback={<Skeleton rows={1} height={32} />}>
              <VisitsOf key={residentId} residentId={residentId} />
            </Suspense>
            <Residencies residencies={resident.residencies} />
            <Merges residentId={residentId} />
            <ResidentTimeline residentId={residentId} />
            {resident.availableActions.includes('edit') && <Rights residentId={residentId} />}
          </>
        )}
      </div>
    </section>
  );
}

function Household({
  resident: { id, household },
  room,
}: {
  resident: { id: string; household: { id: string } | null };
  room: Room;
}) {
  const t = useResidentTexts();
  const { data } = useQuery({ ...householdQuery(household?.id ?? ''), enabled: household !== null });
  return (
    <section>
      <h3>{t('file.household')}</h3>
      {household === null && <p className={styles['none']}>{t('file.tree.none')}</p>}
      {household !== null && !data && <Skeleton rows={1} height={48} />}
      {data && (
        <>
          <HouseholdTree household={data} room={room} selfId={id} />
          <p className={styles['under']}>
            {data.number && <span>{t('file.tree.number', { number: data.number })}</span>}
            <Link to={`${room}/households/${data.id}`}>{t('file.tree.open')}</Link>
          </p>
        </>
      )}
    </section>
  );
}

/** What the law gives the person in their data (PIPL art. 45, 47). */
function Rights({ residentId }: { residentId: string }) {
  const t = useResidentTexts();
  return (
    <section>
      <h3>{t('file.rights.title')}</h3>
      <p className={styles['under']}>
        <Link to={`/desk/residents/${residentId}/own-data`}>{t('file.rights.own')}</Link>
        <Link to={`/desk/residents/${residentId}/erase`}>{t('file.rights.erase')}</Link>
        <Link to="/desk/erasures">{t('file.rights.erasures')}</Link>
      </p>
    </section>
  );
}

function useEscape(onClose: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && isShortcut(event) && onClose();
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
