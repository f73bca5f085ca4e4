import { TICKET_LIMITS } from '@linli/domain/tickets/ticket.ts';
import { useTexts } from '../../shared/texts.ts';
import { TextField } from '../../shared/ui/field.tsx';
import { CommunityPicker } from './community-picker.tsx';
import type { StepProps } from './report-draft.ts';
import styles from './report-page.module.css';

/** `code` preselects the community whose notice board, say, carries this page's QR code. */
export function WhereStep({ draft, onChange, errors, code }: StepProps & { code: string }) {
  const t = useTexts('tickets');
  return (
    <div className={styles['step']}>
      <CommunityPicker
        chosen={draft.community}
        code={code}
        error={errors.communityId}
        onChoose={(community) => onChange({ community })}
      />
      <TextField
        label={t('report.placeLabel')}
        hint={t('report.placeHint')}
        name="place"
        maxLength={TICKET_LIMITS.placeLength}
        value={draft.place}
        error={errors.place}
        onChange={(event) => onChange({ place: event.target.value })}
      />
      <TextField
        label={t('report.placeDetailLabel')}
        hint={t('report.placeDetailHint')}
        optional
        name="placeDetail"
        maxLength={TICKET_LIMITS.placeDetailLength}
        value={draft.placeDetail}
        error={errors.placeDetail}
        onChange={(event) => onChange({ placeDetail: event.target.value })}
      />
    </div>
  );
}
