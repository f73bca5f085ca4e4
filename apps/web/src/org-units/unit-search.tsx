import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { actingAppointmentOf, useMe } from '../shared/session.queries.ts';
import { EmptyState } from '../shared/ui/empty-state.tsx';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { unitSearchQuery, unitsBelowQuery } from './office-units.queries.ts';
import styles from './org-units.module.css';
import { useOrgUnitTexts } from './org-units-texts.ts';

/** Units by part of their name, with where each stands. */
export function UnitsFound({
  q,
  selectedId,
  linkTo,
}: {
  q: string;
  selectedId: string | null;
  linkTo: (unitId: string) => string;
}) {
  const t = useOrgUnitTexts();
  const hasOwnUnit = actingAppointmentOf(useMe())?.unit != null;
  const roots = useQuery({ ...unitsBelowQuery(null), enabled: hasOwnUnit });
  const found = useQuery({
    ...unitSearchQuery(q, hasOwnUnit ? (roots.data ?? []) : null),
    enabled: !hasOwnUnit || roots.isSuccess,
  });
  if (found.isPending) return <Skeleton rows={6} height={36} />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data.length === 0) return <EmptyState title={t('nothingFound', { q })}>{t('nothingFoundHint')}</EmptyState>;
  return (
    <>
      <ul className={styles['found']} aria-label={t('searchResults')}>
        {found.data.map((unit) => (
          <li key={unit.id}>
            <Link to={linkTo(unit.id)} aria-current={unit.id === selectedId ? 'true' : undefined}>
              {unit.name}
              <span className={styles['soft']}>
                {[t(`orgUnits:kinds.${unit.kind}`), ...unit.pathNames.slice(0, -1)].join(' · ')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {found.data.length >= 100 && <p className={styles['soft']}>{t('moreResults')}</p>}
    </>
  );
}
