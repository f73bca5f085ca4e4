import { ADDRESS_LENGTH } from '@linli/domain/buildings/address.ts';
import type { LifeEvent, LifeEventField } from '@linli/domain/residents/life-event.ts';
import { HOUSEHOLD_ROLES, type HouseholdRole } from '@linli/domain/residents/resident.ts';
import { RESIDENT_LIMITS } from '@linli/domain/residents/resident-file.ts';
import type { ResidentSummary, ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { Checkbox, Input, Select } from 'antd';
import { Field } from '../../shared/ui/field.tsx';
import { useAddressRead } from '../person-fields.tsx';
import styles from '../resident-form.module.css';
import { useResidentTexts } from '../residents-texts.ts';
import { FamilyField, isFamilyField } from './family-fields.tsx';
import type { LifeDraft, LifeIssue } from './life-draft.ts';

interface Props {
  field: LifeEventField;
  event: LifeEvent;
  draft: LifeDraft;
  today: string;
  resident: ResidentView;
  errorOf: (field: LifeIssue) => string | undefined;
  isFirst: boolean;
  /** The others of the household who live there. */
  mates: readonly ResidentSummary[];
  onChange: (changed: Partial<LifeDraft>) => void;
}

const ROLES = Object.keys(HOUSEHOLD_ROLES) as HouseholdRole[];

/** One field of a life event's form. */
export function LifeField({ field, event, draft, today, resident, errorOf, isFirst, mates, onChange }: Props) {
  const t = useResidentTexts();
  const error = errorOf(field);
  const addressRead = useAddressRead(draft.address);
  if (isFamilyField(field))
    return (
      <FamilyField
        field={field}
        draft={draft}
        today={today}
        resident={resident}
        livesTogether={mates.some(({ id }) => id === draft.other.id)}
        errorOf={errorOf}
        isFirst={isFirst}
        onChange={onChange}
      />
    );
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
  const hints = {
    address: addressRead,
    reason: t('life.reasonHint'),
    note: undefined,
    hospital: t('life.hospitalHint'),
  };
  const lengths = {
    address: ADDRESS_LENGTH,
    reason: RESIDENT_LIMITS.reasonLength,
    note: RESIDENT_LIMITS.reasonLength,
    hospital: RESIDENT_LIMITS.hospitalLength,
  };
  return (
    <Field label={t(`life.${field}`)} hint={hints[field]} error={error} optional={field === 'note'}>
      {(control) => (
        <Input
          {...control}
          autoFocus={isFirst}
          autoComplete="off"
          maxLength={lengths[field]}
          value={draft[field]}
          onChange={({ target }) => onChange({ [field]: target.value })}
        />
      )}
    </Field>
  );
}
