import { useTexts } from '../../shared/texts.ts';
import { REPORT_STEPS, type ReportStep } from './report-draft.ts';
import styles from './report-page.module.css';

/** How far one is, in words and as three bars. */
export function ReportProgress({ step }: { step: ReportStep }) {
  const t = useTexts('tickets');
  const at = REPORT_STEPS.indexOf(step);
  return (
    <div>
      <p className={styles['count']}>
        {t('report.title')} · {t('report.progress', { step: at + 1 })}
      </p>
      <ol className={styles['steps']} aria-hidden="true">
        {REPORT_STEPS.map((each, index) => (
          <li key={each} className={index <= at ? styles['passed'] : undefined} />
        ))}
      </ol>
    </div>
  );
}
