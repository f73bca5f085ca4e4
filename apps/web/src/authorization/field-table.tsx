import type { Role } from '@linli/domain/shared/actor.ts';
import { useTexts } from '../shared/texts.ts';
import styles from './authorization-page.module.css';
import type { FieldRow } from './authorization.queries.ts';

/** Fields that not everybody is told who sees their record. */
export function FieldTable({ fields, roles }: { fields: readonly FieldRow[]; roles: readonly Role[] }) {
  const t = useTexts('authorization');
  return (
    <>
      <h2>{t('fieldsTitle')}</h2>
      <p className={styles['lead']}>{t('fieldsLead')}</p>
      <table className={styles['table']} aria-label={t('fieldsTitle')}>
        <thead>
          <tr>
            <th scope="col" className={styles['action']}>
              {t('field')}
            </th>
            {roles.map((role) => (
              <th key={role} scope="col" className={styles['told']}>
                {t(`shared:roles.${role}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map(({ field, told }) => (
            <tr key={field}>
              <th scope="row" className={styles['action']}>
                {t(`fields.${field}`)}
              </th>
              {told
                .filter(({ role }) => roles.includes(role))
                .map(({ role, how, situations }) => (
                  <td key={role} className={styles[how === 'nothing' ? 'cannot' : how === 'whole' ? 'can' : 'some']}>
                    {t(`told.${how}`, { which: situations.map((each) => t(`situations.${each}`)).join(t('and')) })}
                  </td>
                ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
