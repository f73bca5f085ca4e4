import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router-dom';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { PageTitle } from '../shared/ui/page-title.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import styles from './household-page.module.css';
import { HouseholdTree } from './household-tree.tsx';
import type { Room } from './residents-address.ts';
import { householdQuery } from './residents.queries.ts';
import { useResidentTexts } from './residents-texts.ts';

const COLUMNS = ['name', 'role', 'person', 'labels', 'idNumber', 'phone', 'status'] as const;

/** 一户一档: where a household lives, its tree and its people. */
export function HouseholdPage({ room }: { room: Room }) {
  const t = useResidentTexts();
  const { householdId = '' } = useParams();
  const { data: household, isError, error, refetch } = useQuery(householdQuery(householdId));
  return (
    <div className={styles['page']}>
      <PageTitle title={t('file.tree.of')} />
      <p>
        <Link to={`${room}/residents`}>{t('file.tree.back')}</Link>
      </p>
      {isError && !household && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!household && !isError && <Skeleton rows={4} height={48} />}
      {household && (
        <>
          <p className={styles['place']}>
            {[household.community.name, household.address].filter(Boolean).join(' · ')}
            {household.number && <span>{t('file.tree.number', { number: household.number })}</span>}
          </p>
          <section>
            <h2>{t('file.tree.title')}</h2>
            <HouseholdTree household={household} room={room} />
          </section>
          <section>
            <h2>{t('file.tree.members')}</h2>
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways on a narrow screen */}
            <div className={styles['scroll']} tabIndex={0} role="group" aria-label={t('file.tree.members')}>
              <table className={styles['table']}>
                <thead>
                  <tr>
                    {COLUMNS.map((column) => (
                      <th key={column} scope="col">
                        {t(`list.column.${column}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {household.members.map(({ id, name, householdRole, sex, age, labels, idNumber, phone, status }) => (
                    <tr key={id}>
                      <th scope="row">
                        <Link to={`${room}/residents/${id}`}>{name}</Link>
                      </th>
                      <td>{householdRole && t(`role.${householdRole}`)}</td>
                      <td>
                        {[sex && t(`sex.${sex}`), age !== null && t('age', { count: age })].filter(Boolean).join(' · ')}
                      </td>
                      <td>{labels.map((label) => t(`label.${label}`)).join(t('shared:listSeparator'))}</td>
                      <td>{idNumber}</td>
                      <td>{phone}</td>
                      <td>{t(`status.${status}`)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </section>
        </>
      )}
    </div>
  );
}
