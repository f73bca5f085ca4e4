import { ADDRESS_LENGTH, readAddress } from '@linli/domain/buildings/address.ts';
import { ageOn, SEXES } from '@linli/domain/residents/id-number.ts';
import { MARITAL_STATUSES } from '@linli/domain/residents/kin.ts';
import { ETHNIC_GROUPS, HOUSEHOLD_ROLES, type HouseholdRole } from '@linli/domain/residents/resident.ts';
import { CONSENTS, DOCUMENT_KINDS, RESIDENT_LIMITS as limits } from '@linli/domain/residents/resident-file.ts';
import { PERSON_NAME_LENGTH } from '@linli/domain/residents/person-name.ts';
import type { FieldIssue } from '@linli/domain/shared/refusal.ts';
import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { unitsBelowQuery } from '../org-units/office-units.queries.ts';
import { useProblemText } from '../shared/problem-text.ts';
import { actingAppointmentOf, useMe } from '../shared/session.queries.ts';
import { Field } from '../shared/ui/field.tsx';
import { EMPLOYMENT_CODES } from './residents-address.ts';
import { useResidentTexts } from './residents-texts.ts';
import { faultsOf, idNumberOf, nameDoubtOf, withIdNumber, type FieldFault } from './resident-checks.ts';
import type { PersonDraft, PersonField } from './resident-draft.ts';
import styles from './resident-form.module.css';

interface Props {
  draft: PersonDraft;
  today: string;
  /** What the API found wrong. */
  issues: Record<string, FieldIssue>;
  /** Everything is checked, not only what was left: somebody tried to send. */
  checksAll: boolean;
  /** What a file that is being edited holds behind masks. */
  masked?: { idNumber: string; phone: string; hasHiddenNotes: boolean; hasHiddenBirthDate: boolean };
  onChange: (change: Partial<PersonDraft>) => void;
}

/** The fields of one person in the order in which one asks for them; what is wrong is said once a field is left. */
export function PersonFields({ draft, today, issues, checksAll, masked, onChange }: Props) {
  const t = useResidentTexts();
  const say = useProblemText();
  const communityId = actingAppointmentOf(useMe())?.unit?.id ?? null;
  const { data: grids = [] } = useQuery(unitsBelowQuery(communityId));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const faults = faultsOf(draft, today);
  const id = idNumberOf(draft, today);
  const doubt = nameDoubtOf(draft);
  const addressRead = useAddressRead(draft.address);
  const isFromNumber = id !== null || masked?.hasHiddenBirthDate === true;
  const sayFault = (fault: FieldFault) => {
    if (fault === 'required') return t('shared:fieldIssues.required');
    if (fault === 'phone') return t('form.phoneWrong');
    return fault === 'birth_date' && !faults.idNumber ? t('form.birthDateWrong') : t(`form.fault.${fault}`);
  };
  const errorOf = (field: PersonField) => {
    const fault = faults[field];
    if (fault && (checksAll || left.has(field))) return sayFault(fault);
    return issues[field] && say.fieldIssue(issues[field]);
  };
  const leave = (field: PersonField) => () => setLeft((now) => new Set(now).add(field));
  const bind = (field: PersonField) => ({
    value: draft[field],
    autoComplete: 'off',
    onBlur: leave(field),
    onChange: (event: { target: { value: string } }) => onChange({ [field]: event.target.value }),
  });
  const label = (field: PersonField) => t(`field.${field}`);
  const choice = (field: PersonField, options: readonly { value: string; label: string }[], isDisabled = false) => (
    <Field label={label(field)} error={errorOf(field)}>
      {(control) => (
        <Select
          {...control}
          disabled={isDisabled}
          showSearch={{ optionFilterProp: 'label' }}
          value={draft[field]}
          onBlur={leave(field)}
          onChange={(value) => onChange({ [field]: value })}
          options={[...options]}
        />
      )}
    </Field>
  );
  const none = { value: '', label: t('form.notGiven') };
  const text = (field: PersonField, maxLength: number, hint?: ReactNode) => (
    <Field label={label(field)} hint={hint} optional error={errorOf(field)}>
      {(control) => <Input {...control} {...bind(field)} maxLength={maxLength} />}
    </Field>
  );
  return (
    <>
      <Field label={label('name')} error={errorOf('name')} hint={doubt && t(`form.nameDoubt.${doubt}`)}>
        {(control) => <Input {...control} {...bind('name')} autoFocus maxLength={PERSON_NAME_LENGTH} />}
      </Field>
      {choice(
        'documentKind',
        DOCUMENT_KINDS.map((value) => ({ value, label: t(`document.${value}`) })),
      )}
      {draft.documentKind !== 'none' && (
        <Field
          label={label('idNumber')}
          optional
          error={errorOf('idNumber')}
          hint={
            id
              ? t('form.read', { sex: t(`sex.${id.sex}`), birthDate: id.birthDate, age: ageOn(id.birthDate, today) })
              : masked?.idNumber && t('form.keepNumber', { masked: masked.idNumber })
          }
        >
          {(control) => (
            <Input
              {...control}
              {...bind('idNumber')}
              maxLength={limits.documentNumberLength}
              onChange={(event) => onChange(withIdNumber(draft, event.target.value, today))}
            />
          )}
        </Field>
      )}
      <div className={styles['pair']}>
        {choice('sex', [none, ...SEXES.map((value) => ({ value, label: t(`sex.${value}`) }))], isFromNumber)}
        <Field
          label={label('birthDate')}
          hint={t(isFromNumber ? 'form.fromNumber' : 'form.birthDateHint')}
          error={errorOf('birthDate')}
        >
          {(control) => <Input {...control} {...bind('birthDate')} disabled={isFromNumber} maxLength={10} />}
        </Field>
      </div>
      <Field
        label={label('phone')}
        optional
        error={errorOf('phone')}
        hint={masked?.phone && t('form.keepNumber', { masked: masked.phone })}
      >
        {(control) => <Input {...control} {...bind('phone')} inputMode="tel" maxLength={30} />}
      </Field>
      {text('address', ADDRESS_LENGTH, addressRead)}
      <div className={styles['pair']}>
        {choice('householdRole', [
          none,
          ...(Object.keys(HOUSEHOLD_ROLES) as HouseholdRole[]).map((value) => ({ value, label: t(`role.${value}`) })),
        ])}
        {choice('gridId', [none, ...grids.map((grid) => ({ value: grid.id, label: grid.name }))])}
      </div>
      <div className={styles['pair']}>
        {choice('employment', [none, ...EMPLOYMENT_CODES.map((value) => ({ value, label: t(`employment.${value}`) }))])}
        {choice('maritalStatus', [none, ...MARITAL_STATUSES.map((value) => ({ value, label: t(`marital.${value}`) }))])}
      </div>
      {choice('ethnicGroup', [none, ...ethnicGroups(draft.ethnicGroup)])}
      {text('workplace', limits.workplaceLength)}
      {text('registeredAddress', ADDRESS_LENGTH)}
      {choice(
        'consent',
        CONSENTS.map((value) => ({ value, label: t(`consent.${value}`) })),
      )}
      <Field
        label={label('notes')}
        optional
        hint={masked?.hasHiddenNotes && t('form.notesHidden')}
        error={errorOf('notes')}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            {...bind('notes')}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={limits.notesLength}
          />
        )}
      </Field>
    </>
  );
}

/** The 56, and what a file has that is none of them. */
function ethnicGroups(current: string) {
  const known = ETHNIC_GROUPS.map((each) => `${each}族`);
  const all = current === '' || known.includes(current) ? [...new Set(known)] : [current, ...known];
  return all.map((value) => ({ value, label: value }));
}

/** How an address was understood, as far as it was; how to write one until then. */
export function useAddressRead(address: string): string {
  const t = useResidentTexts();
  const read = readAddress(address);
  const parts = [
    read.place,
    read.building && `${read.building} ${t('form.addressParts.building')}`,
    read.entrance && `${read.entrance} ${t('form.addressParts.entrance')}`,
    read.room && `${read.room} ${t('form.addressParts.room')}`,
  ].filter(Boolean);
  return parts.length > 1 ? parts.join(' · ') : t('form.addressHint');
}
