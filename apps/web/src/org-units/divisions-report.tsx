import type { DivisionsReport } from '@linli/domain/org-units/org-units.contract.ts';
import styles from './load-divisions.module.css';
import { useOrgUnitTexts } from './org-units-texts.ts';

/** What a divisions file holds: counted, by district, and every fault with its line in words. */
export function DivisionsFigures({ report }: { report: DivisionsReport }) {
  const t = useOrgUnitTexts();
  return (
    <>
      {report.errors.length > 0 && (
        <div>
          {report.errorCount > report.errors.length && <p>{t('load.firstErrors', { count: report.errors.length })}</p>}
          <table className={styles['table']}>
            <tbody>
              {report.errors.map(({ line, code, value }) => (
                <tr key={`${line} ${code} ${value}`}>
                  <th scope="row">{t('load.line', { line })}</th>
                  <td>{t(`fileErrors.${code}`, { value })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {report.errors.length === 0 && (
        <dl className={styles['figures']}>
          {(['lines', 'added', 'renamed', 'unchanged'] as const).map((figure) => (
            <div key={figure}>
              <dt>{t(`load.${figure}`)}</dt>
              <dd>{report[figure].toLocaleString()}</dd>
            </div>
          ))}
        </dl>
      )}
      {report.districts.length > 0 && (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('load.district')}</th>
              <th scope="col">{t('code')}</th>
              <th scope="col">{t('orgUnits:kinds.street')}</th>
              <th scope="col">{t('orgUnits:kinds.community')}</th>
            </tr>
          </thead>
          <tbody>
            {report.districts.map(({ code, name, streets, communities }) => (
              <tr key={code}>
                <td>{name}</td>
                <td>{code}</td>
                <td>{streets}</td>
                <td>{communities}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
