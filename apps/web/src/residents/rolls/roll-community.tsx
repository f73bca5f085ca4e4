import type { RollView } from '@linli/domain/residents/rolls.contract.ts';
import { UnitSearchSelect } from '../../org-units/public.ts';
import { actingAppointmentOf, useMe } from '../../shared/session.queries.ts';
import { useTexts } from '../../shared/texts.ts';
import { Field } from '../../shared/ui/field.tsx';
import styles from './rolls.module.css';

interface Props {
  roll: RollView;
  isPending: boolean;
  isBusy: boolean;
  onChoose: (communityId: string | null) => void;
}

/** Where people belong whose row does not say it; an official has many communities, a worker's own goes without saying. */
export function RollCommunity({ roll, isPending, isBusy, onChoose }: Props) {
  const t = useTexts('rolls');
  const own = actingAppointmentOf(useMe())?.unit ?? null;
  return (
    <div className={styles['community']}>
      <Field label={t('belongs.label')} hint={isPending ? t('columns.saving') : t('belongs.hint')} optional>
        {(control) => (
          <UnitSearchSelect
            control={control}
            own={own}
            kinds={['community']}
            value={roll.community?.id ?? null}
            chosen={roll.community}
            words={{ notFound: t('belongs.notFound'), placeholder: t('belongs.placeholder') }}
            isBusy={isBusy}
            onChange={onChoose}
          />
        )}
      </Field>
    </div>
  );
}
