import { ADDRESS_LENGTH } from '@linli/domain/buildings/address.ts';
import { SEXES } from '@linli/domain/residents/id-number.ts';
import { familyNames } from '@linli/domain/residents/kin.ts';
import type { LifeEventField } from '@linli/domain/residents/life-event.ts';
import { PERSON_NAME_LENGTH, surnameOf } from '@linli/domain/residents/person-name.ts';
import { RESIDENT_LIMITS } from '@linli/domain/residents/resident-file.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { Button, Input, Select } from 'antd';
import { Field } from '../../shared/ui/field.tsx';
import { useAddressRead } from '../person-fields.tsx';
import { PersonPicker } from '../person-picker.tsx';
import styles from '../resident-form.module.css';
import { useResidentTexts } from '../residents-texts.ts';
import type { LifeDraft, LifeIssue } from './life-draft.ts';

const FAMILY_FIELDS = ['spouse', 'otherParent', 'child', 'together', 'apart'] as const;
type FamilyFieldName = (typeof FAMILY_FIELDS)[number];

export const isFamilyField = (field: LifeEventField): field is FamilyFieldName =>
  (FAMILY_FIELDS as readonly string[]).includes(field);

interface Props {
  field: FamilyFieldName;
  draft: LifeDraft;
  today: string;
  resident: ResidentView;
  /** Where both share a home already nobody is asked whose it is. */
  livesTogether: boolean;
  errorOf: (field: LifeIssue) => string | undefined;
  isFirst: boolean;
  onChange: (changed: Partial<LifeDraft>) => void;
}

/** What births, marriages and divorces ask for. */
export function FamilyField({ field, ...props }: Props) {
  const { draft, resident, errorOf, isFirst, onChange } = props;
  const t = useResidentTexts();
  if (field === 'child') return <ChildFields {...props} />;
  if (field === 'apart') return <ApartField {...props} />;
  if (field === 'together') return <TogetherField {...props} />;
  return (
    <PersonPicker
      label={t(`life.${field}`)}
      person={draft.other}
      error={errorOf(field)}
      isFirst={isFirst}
      optional
      exceptId={resident.id}
      onChange={(other) => onChange({ other })}
    />
  );
}

type Fields = Omit<Props, 'field'>;

function ChildFields({ draft, resident, livesTogether, errorOf, onChange }: Fields) {
  const t = useResidentTexts();
  const surnames = familyNames([resident.name, draft.other.name].filter(Boolean));
  /** The surname changes, the given name stays. */
  const withSurname = (surname: string) => {
    const current = surnameOf(draft.childName);
    const given = surnames.includes(current) ? draft.childName.slice(current.length) : draft.childName;
    onChange({ childName: surname + given });
  };
  return (
    <>
      <Field label={t('life.childName')} error={errorOf('childName')}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={PERSON_NAME_LENGTH}
            value={draft.childName}
            onChange={({ target }) => onChange({ childName: target.value })}
          />
        )}
      </Field>
      {surnames.length > 0 && (
        <div className={styles['buttons']} role="group" aria-label={t('life.surnames')}>
          <span className={styles['lead']}>{t('life.surnames')}</span>
          {surnames.map((surname) => (
            <Button key={surname} size="small" onClick={() => withSurname(surname)}>
              {t('life.surname', { surname })}
            </Button>
          ))}
        </div>
      )}
      <div className={styles['pair']}>
        <Field label={t('life.childSex')} error={errorOf('childSex')}>
          {(control) => (
            <Select
              {...control}
              value={draft.childSex || null}
              onChange={(childSex) => onChange({ childSex: childSex ?? '' })}
              options={SEXES.map((value) => ({ value, label: t(`sex.${value}`) }))}
            />
          )}
        </Field>
        <Field label={t('life.childIdNumber')} optional error={errorOf('child')}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              maxLength={RESIDENT_LIMITS.documentNumberLength}
              value={draft.childIdNumber}
              onChange={({ target }) => onChange({ childIdNumber: target.value })}
            />
          )}
        </Field>
      </div>
      {draft.other.id !== null && !livesTogether && (
        <Field label={t('life.livesWith')}>
          {(control) => (
            <Select
              {...control}
              value={draft.livesWith}
              onChange={(livesWith) => onChange({ livesWith })}
              options={[
                { value: 'this_parent', label: t('life.livesWithOne', { name: resident.name }) },
                { value: 'other_parent', label: t('life.livesWithOne', { name: draft.other.name }) },
              ]}
            />
          )}
        </Field>
      )}
    </>
  );
}

/** Offered only where both have a file: of whoever lives elsewhere nobody here knows the home. */
function TogetherField({ draft, resident, livesTogether, errorOf, onChange }: Fields) {
  const t = useResidentTexts();
  if (draft.other.id === null || livesTogether) return null;
  const words = { name: resident.name, spouse: draft.other.name };
  return (
    <Field label={t('life.together')} error={errorOf('together')}>
      {(control) => (
        <Select
          {...control}
          value={draft.together}
          onChange={(together) => onChange({ together })}
          options={(['stay', 'spouse_comes', 'goes_to_spouse'] as const).map((value) => ({
            value,
            label: t(`life.togetherHow.${value}`, words),
          }))}
        />
      )}
    </Field>
  );
}

function ApartField({ draft, errorOf, onChange }: Fields) {
  const t = useResidentTexts();
  const read = useAddressRead(draft.address);
  return (
    <Field
      label={t('life.apart')}
      hint={draft.address.trim() === '' ? t('life.apartHint') : read}
      error={errorOf('apart')}
      optional
    >
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          maxLength={ADDRESS_LENGTH}
          value={draft.address}
          onChange={({ target }) => onChange({ address: target.value })}
        />
      )}
    </Field>
  );
}
