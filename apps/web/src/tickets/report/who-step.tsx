import { TICKET_LIMITS } from '@linli/domain/tickets/ticket.ts';
import { useTexts } from '../../shared/texts.ts';
import { TextField } from '../../shared/ui/field.tsx';
import type { StepProps } from './report-draft.ts';
import styles from './report-page.module.css';

export function WhoStep({ draft, onChange, errors }: StepProps) {
  const t = useTexts('tickets');
  return (
    <div className={styles['step']}>
      <p>{t('report.whoLead')}</p>
      <TextField
        label={t('report.nameLabel')}
        optional
        name="reporterName"
        autoComplete="name"
        maxLength={TICKET_LIMITS.nameLength}
        value={draft.reporterName}
        error={errors.reporterName}
        onChange={(event) => onChange({ reporterName: event.target.value })}
      />
      <TextField
        label={t('report.phoneLabel')}
        hint={t('report.phoneHint')}
        optional
        name="reporterPhone"
        type="tel"
        autoComplete="tel"
        value={draft.reporterPhone}
        error={errors.reporterPhone}
        onChange={(event) => onChange({ reporterPhone: event.target.value })}
      />
    </div>
  );
}
