import { ADDRESS_LENGTH } from '@linli/domain/buildings/address.ts';
import type { LifeEvent, LifeEventField } from '@linli/domain/residents/life-event.ts';
import { HOUSEHOLD_ROLES, type HouseholdRole } from '@linli/domain/residents/resident.ts';
import { RESIDENT_LIMITS } from '@linli/domain/residents/resident-file.ts';
import type { ResidentSummary } from '@linli/domain/residents/resident-views.contract.ts';
import { Checkbox, Input, Select } from 'antd';
import { Field } from '../../shared/ui/field.tsx';
import { useAddressRead } from '../person-fields.tsx';
import styles from '../resident-form.module.css';
import { useResidentTexts } from '../residents-texts.ts';
import type { LifeDraft } from './life-draft.ts';

interface Props {
  field: LifeEventField;
  event: LifeEvent;
  draft: LifeDraft;
  today: string;
  error: string | undefined;
  isFirst: boolean;
  /** The others of the household who live there. */
  mates: readonly ResidentSummary[];
  onChange: (changed: Partial<LifeDraft>) => void;
}

const ROLES = Object.keys(HOUSEHOLD_ROLES) as HouseholdRole[];

/** One field of a life event's form. */
export function LifeField({ field, event, draft, today, error, isFirst, mates, onChange }: Props) {
  const t = useResidentTexts();
  const addressRead = useAddressRead(draft.address);
  if (field === 'wholeHousehold') {
    if (mates.length === 0) return null;
    return (
      <div>
        <Checkbox
          checked={draft.wholeHousehold}
          onChange={({ target }) => onChange({ wholeHousehold: target.checked })}
        >
          {t('life.wholeHousehold')}
        </Checkbox>
        <p className={styles['lead']}>
          {t('life.wholeHouseholdHint', { names: mates.map(({ name }) => name).join(t('shared:listSeparator')) })}
        </p>
      </div>
    );
  }
  if (field === 'householdRole')
    return (
      <Field label={t('life.householdRole')} hint={t('life.householdRoleHint')}>
        {(control) => (
          <Select
            {...control}
            value={draft.householdRole}
            onChange={(householdRole) => onChange({ householdRole })}
            options={[
              { value: '' as const, label: t('life.roleUnknown') },
              ...ROLES.map((value) => ({ value, label: t(`role.${value}`) })),
            ]}
          />
        )}
      </Field>
    );
  if (field === 'day')
    return (
      <Field label={t(`life.day.${event}`)} error={error}>
        {(control) => (
          <Input
            {...control}
            autoFocus={isFirst}
            type="date"
            max={today}
            value={draft.day}
            onChange={({ target }) => onChange({ day: target.value })}
          />
        )}
      </Field>
    );
  const hint = { address: addressRead, reason: t('life.reasonHint'), note: undefined }[field];
  return (
    <Field label={t(`life.${field}`)} hint={hint} error={error} optional={field === 'note'}>
      {(control) => (
        <Input
          {...control}
          autoFocus={isFirst}
          autoComplete="off"
          maxLength={field === 'address' ? ADDRESS_LENGTH : RESIDENT_LIMITS.reasonLength}
          value={draft[field]}
          onChange={({ target }) => onChange({ [field]: target.value })}
        />
      )}
    </Field>
  );
}
