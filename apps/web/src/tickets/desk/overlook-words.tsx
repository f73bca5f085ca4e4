import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { unitQuery } from '../../org-units/office-units.queries.ts';
import { actingAppointmentOf, useMe } from '../../shared/session.queries.ts';
import { PageTitle } from '../../shared/ui/page-title.tsx';
import type { useDeskAddress } from './desk-address.ts';
import { ticketCountsQuery } from './desk.queries.ts';
import { useDeskTexts } from './desk-texts.ts';
import styles from './overlook.module.css';
import type { UnitFigures } from './unit-figures.tsx';

/** How many of those furthest behind are named. */
const NAMED = 3;

interface Props extends Pick<ReturnType<typeof useDeskAddress>, 'address' | 'linkTo'> {
  figures: UnitFigures | undefined;
}

/** The first line, in words: what is behind and where, then what waits; above it the way back up. */
export function OverlookWords({ address: { unitId }, linkTo, figures }: Props) {
  const t = useDeskTexts();
  const own = actingAppointmentOf(useMe())?.unit;
  const { data: unit } = useQuery({ ...unitQuery(unitId ?? ''), enabled: unitId !== null });
  const { data: counts } = useQuery(ticketCountsQuery(unitId));
  const name = (unitId ? unit?.name : own?.name) ?? t('overlook.whole');
  const behind = figures?.filter(({ overdue }) => overdue > 0) ?? [];

  let headline = t('overlook.title');
  if (counts && figures && (unitId === null || unit)) {
    const { overdue } = counts;
    const names = behind
      .slice(0, NAMED)
      .map((each) => t('overlook.named', { name: each.unit.name, overdue: each.overdue }))
      .join(t('shared:listSeparator'));
    if (overdue === 0) headline = t('overlook.fine', { unit: name });
    else if (behind.length === 0 || behind[0]?.unit.id === unitId)
      headline = t('overlook.behindHere', { unit: name, overdue });
    else headline = t('overlook.behind', { unit: name, overdue, count: behind.length, names });
  }
  const ownDepth = unit?.path.findIndex(({ id }) => id === own?.id) ?? -1;
  const above = unit ? (ownDepth >= 0 ? unit.path.slice(ownDepth) : unit.path) : [];
  return (
    <div className={styles['head']}>
      {unitId && (
        <nav aria-label={t('overlook.unit')}>
          <ol className={styles['path']}>
            {above.map((each) => (
              <li key={each.id}>
                <Link to={linkTo({ unitId: each.id === own?.id ? null : each.id, ticket: null })}>{each.name}</Link>
              </li>
            ))}
            <li aria-current="page">{unit?.name}</li>
          </ol>
        </nav>
      )}
      <PageTitle title={t('overlook.title')}>{headline}</PageTitle>
      {counts && <p className={styles['waiting']}>{t('overlook.waiting', counts)}</p>}
    </div>
  );
}
