import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { useCountsText } from './counts-text.ts';
import { Grids } from './grids.tsx';
import { unitQuery, unitsBelowQuery } from './office-units.queries.ts';
import styles from './org-units.module.css';
import { useOrgUnitTexts } from './org-units-texts.ts';

/** Where this room shows the tickets, the people and the hours of a unit; absent where it shows none. */
export interface UnitWays {
  ticketsPath?: string;
  peoplePath: string;
  hoursPath?: string;
}

interface Props extends UnitWays {
  unitId: string;
  linkTo: (unitId: string) => string;
}

/** One unit: where it stands, what is below it, and for a community its grids. */
export function UnitDetail({ unitId, linkTo, ticketsPath, peoplePath, hoursPath }: Props) {
  const t = useOrgUnitTexts();
  const countsText = useCountsText();
  const { data: unit, isError, error, refetch } = useQuery(unitQuery(unitId));
  const below = useQuery({ ...unitsBelowQuery(unitId), enabled: unit !== undefined && unit.kind !== 'grid' });
  if (isError && !unit) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!unit) return <Skeleton rows={4} height={48} />;
  return (
    <section className={styles['unit']} aria-label={unit.name}>
      <h2>{unit.name}</h2>
      <dl className={styles['facts']}>
        <dt>{t('kind')}</dt>
        <dd>{t(`orgUnits:kinds.${unit.kind}`)}</dd>
        {unit.path.length > 0 && (
          <>
            <dt>{t('above')}</dt>
            <dd>{unit.path.map(({ name }) => name).join(' / ')}</dd>
          </>
        )}
        {unit.code && (
          <>
            <dt>{t('code')}</dt>
            <dd>{unit.code}</dd>
          </>
        )}
        {unit.kind !== 'grid' && (
          <>
            <dt>{t('below')}</dt>
            <dd>{countsText(unit) || t('noneBelow')}</dd>
          </>
        )}
      </dl>
      {unit.kind !== 'grid' && (
        <p className={styles['links']}>
          {ticketsPath && <Link to={`${ticketsPath}?unitId=${unitId}`}>{t('tickets')}</Link>}
          <Link to={`${peoplePath}?unitId=${unitId}`}>{t('people')}</Link>
          {unit.kind === 'community' && <Link to={`${unitId}/poster`}>{t('poster')}</Link>}
          {hoursPath && <Link to={`${hoursPath}?unitId=${unitId}`}>{t('hours')}</Link>}
        </p>
      )}
      {unit.kind === 'community' && <Grids key={unitId} communityId={unitId} grids={below.data} />}
      {(unit.kind === 'district' || unit.kind === 'street') && below.data && below.data.length > 0 && (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('below')}</th>
              <th scope="col">{t('code')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('below')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {below.data.map((each) => (
              <tr key={each.id}>
                <th scope="row">
                  <Link to={linkTo(each.id)}>{each.name}</Link>
                </th>
                <td className={styles['soft']}>{each.code}</td>
                <td className={styles['soft']}>{countsText(each)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {below.isError && <ErrorState error={below.error} onRetry={() => void below.refetch()} />}
    </section>
  );
}
