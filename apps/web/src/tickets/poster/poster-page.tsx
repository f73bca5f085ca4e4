import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { unitQuery } from '../../org-units/office-units.queries.ts';
import { dayText } from '../../shared/moments.ts';
import { actingAppointmentOf, useMe } from '../../shared/session.queries.ts';
import { addTexts, useLanguage, useTexts } from '../../shared/texts.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { useDocumentTitle } from '../../shared/ui/page-title.tsx';
import { QrMark } from '../../shared/ui/qr-mark.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { POSTER_MESSAGES } from './poster-messages.ts';
import styles from './poster-page.module.css';

// Loaded with the page, so that the rooms that load first know nothing of it.
await addTexts(POSTER_MESSAGES);

/**
 * A community's notice for its boards and stairwells: a code that opens the report page with this community chosen.
 * Without a unit in the address it is the one that the person acts for.
 */
export function PosterPage({ room }: { room: string }) {
  const t = useTexts('poster');
  const language = useLanguage();
  const own = actingAppointmentOf(useMe())?.unit?.id ?? '';
  const { orgUnitId = own } = useParams();
  const [today] = useState(() => new Date());
  const { data: unit, isError, error, refetch } = useQuery(unitQuery(orgUnitId));
  useDocumentTitle(unit ? `${t('title')} · ${unit.name}` : t('title'));
  if (isError && !unit) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!unit) return <Skeleton rows={6} />;
  const back = <Link to={`${room}/org-units?unitId=${unit.id}`}>{t('back')}</Link>;
  if (unit.kind !== 'community' || unit.code === null) {
    return (
      <EmptyState title={t('onlyCommunities')} action={back}>
        {t('onlyCommunitiesHint')}
      </EmptyState>
    );
  }
  const { name } = unit;
  const address = `${location.origin}/report?community=${unit.code}`;
  return (
    <>
      <div className={styles['tools']}>
        <Button type="primary" onClick={() => print()}>
          {t('print')}
        </Button>
        {back}
      </div>
      {isThisMachine(location.hostname) && (
        <div className={styles['warning']}>
          <Notice tone="soon" title={t('notReachable')}>
            <p>{t('notReachableHint', { address: location.host })}</p>
          </Notice>
        </div>
      )}
      <article className={styles['sheet']}>
        <p className={styles['kind']}>{t('notice')}</p>
        <h1>{t('heading')}</h1>
        <div className={styles['words']}>
          <p>{t('greeting')}</p>
          <p className={styles['body']}>{t('body', { name })}</p>
        </div>
        <figure className={styles['qr']}>
          <QrMark text={address} label={t('qr', { name })} />
          <figcaption>{t('scan')}</figcaption>
        </figure>
        <ol className={styles['steps']}>
          {t('steps', { returnObjects: true }).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p className={styles['address']}>
          {t('address')}
          <br />
          <span>{address}</span>
        </p>
        <div className={styles['foot']}>
          <div>
            <p>{t('counter')}</p>
            <p>
              {t('phone')}
              <span className={styles['blank']} />
            </p>
            <p>
              <strong>{t('urgent')}</strong>
            </p>
          </div>
          <p className={styles['signed']}>
            {unit.path.at(-1)?.name}
            <br />
            {name}
            <br />
            {dayText(today, language)}
          </p>
        </div>
      </article>
    </>
  );
}

/** Addresses that lead every phone to itself. */
const isThisMachine = (host: string) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host);
