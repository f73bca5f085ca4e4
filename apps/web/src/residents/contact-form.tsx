import { CONTACT_RELATIONS, type ContactRelation } from '@linli/domain/residents/contact.ts';
import { readPhoneNumber } from '@linli/domain/residents/phone-number.ts';
import type { ContactView, ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { isComposing } from '../shared/keystrokes.ts';
import { issuesByField, useProblemText } from '../shared/problem-text.ts';
import { Field, FieldError } from '../shared/ui/field.tsx';
import { showToast } from '../shared/ui/toast.tsx';
import { keepContactMutation } from './contacts.queries.ts';
import { NOBODY, PersonPicker, type PickedPerson } from './person-picker.tsx';
import styles from './resident-panel.module.css';
import { useResidentTexts } from './residents-texts.ts';

interface Props {
  resident: ResidentView;
  /** Null for a new one. */
  contact: ContactView | null;
  onClose: () => void;
}

/** Who is called, how they stand to the person, and their phone; Enter keeps it, Escape leaves it. */
export function ContactForm({ resident, contact, onClose }: Props) {
  const t = useResidentTexts();
  const say = useProblemText();
  const [person, setPerson] = useState<PickedPerson>(() =>
    contact ? { id: contact.residentId, name: contact.name } : NOBODY,
  );
  const [relation, setRelation] = useState<ContactRelation | null>(contact?.relation ?? null);
  const [phone, setPhone] = useState('');
  const [isEmergency, setIsEmergency] = useState(contact?.isEmergency ?? true);
  const [isGuardian, setIsGuardian] = useState(contact?.isGuardian ?? false);
  const [wasTried, setWasTried] = useState(false);
  const keep = useMutation(keepContactMutation(useQueryClient(), resident.id, contact));
  const issues = issuesByField(keep.error);
  const isMissingName = person.name.trim() === '';
  const isWrongPhone = phone.trim() !== '' && !readPhoneNumber(phone).isSound;
  const required = (isMissing: boolean) => (wasTried && isMissing ? t('shared:fieldIssues.required') : undefined);
  const issueOf = (field: string) => issues[field] && say.fieldIssue(issues[field]);

  const submit = () => {
    setWasTried(true);
    if (keep.isPending || isMissingName || relation === null || isWrongPhone) return;
    keep.mutate(
      {
        contactResidentId: person.id,
        name: person.id === null ? person.name : '',
        phone: phone.trim(),
        relation,
        isEmergency,
        isGuardian,
      },
      {
        onSuccess: () => {
          showToast(t('file.contact.kept', { name: person.name }));
          onClose();
        },
      },
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.defaultPrevented) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc and Ctrl-Enter of whatever is inside
    <form
      className={styles['inline']}
      aria-label={contact ? t('file.contact.editOf', { name: contact.name }) : t('file.contact.add')}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <PersonPicker
        label={t('file.contact.name')}
        person={person}
        error={required(isMissingName) ?? issueOf('name') ?? issueOf('contactResidentId')}
        isFirst
        exceptId={resident.id}
        onChange={setPerson}
      />
      <div className={styles['pair']}>
        <Field label={t('file.contact.relation')} error={required(relation === null)}>
          {(control) => (
            <Select
              {...control}
              showSearch={{ optionFilterProp: 'label' }}
              value={relation}
              onChange={setRelation}
              options={CONTACT_RELATIONS.map((value) => ({ value, label: t(`relation.${value}`) }))}
            />
          )}
        </Field>
        <Field
          label={t('hidden.phone')}
          optional
          hint={phoneHint()}
          error={isWrongPhone && wasTried ? t('form.phoneWrong') : issueOf('phone')}
        >
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              inputMode="tel"
              maxLength={30}
              value={phone}
              onChange={({ target }) => setPhone(target.value)}
            />
          )}
        </Field>
      </div>
      <div className={styles['buttons']}>
        <Checkbox checked={isEmergency} onChange={({ target }) => setIsEmergency(target.checked)}>
          {t('file.contact.emergency')}
        </Checkbox>
        <Checkbox checked={isGuardian} onChange={({ target }) => setIsGuardian(target.checked)}>
          {t('file.contact.guardian')}
        </Checkbox>
      </div>
      {keep.isError && <FieldError id="contact-problem">{say.problem(keep.error)}</FieldError>}
      <div className={styles['buttons']}>
        <Button type="primary" htmlType="submit" loading={keep.isPending}>
          {t('file.contact.save')}
        </Button>
        <Button type="text" onClick={onClose}>
          {t('shared:cancel')}
        </Button>
      </div>
    </form>
  );

  function phoneHint() {
    if (contact?.phone) return t('form.keepNumber', { masked: contact.phone });
    return person.id === null ? undefined : t('file.contact.theirPhone');
  }
}
