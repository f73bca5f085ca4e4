import { PERSON_NAME_LENGTH } from '@linli/domain/residents/person-name.ts';
import { useQuery } from '@tanstack/react-query';
import { AutoComplete } from 'antd';
import { useEffect, useState } from 'react';
import { Field } from '../shared/ui/field.tsx';
import { residentsNamedQuery } from './residents.queries.ts';
import { useResidentTexts } from './residents-texts.ts';

/** Somebody with a file here, or the name alone of somebody without. */
export interface PickedPerson {
  id: string | null;
  name: string;
}
export const NOBODY: PickedPerson = { id: null, name: '' };

interface Props {
  label: string;
  person: PickedPerson;
  error?: string | undefined;
  isFirst?: boolean;
  optional?: boolean;
  /** Whose form it is: nobody is picked for themselves. */
  exceptId: string;
  onChange: (person: PickedPerson) => void;
}

const PAUSE_MS = 200;

/** One field for both: files of the community are offered while one types; a name that none has is kept as a name. */
export function PersonPicker({ label, person, error, isFirst = false, optional = false, exceptId, onChange }: Props) {
  const t = useResidentTexts();
  const [composes, setComposes] = useState(false);
  const [sought, setSought] = useState('');
  const typed = person.id === null ? person.name.trim() : '';
  useEffect(() => {
    if (composes) return;
    const timer = setTimeout(() => setSought(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [composes, typed]);
  const { data } = useQuery({ ...residentsNamedQuery(sought), enabled: [...sought].length > 1 });
  const found = sought === typed && typed !== '' ? (data?.items.filter(({ id }) => id !== exceptId) ?? []) : [];
  const hint = t(person.id === null ? 'picker.hint' : 'picker.linked');
  return (
    <div onCompositionStart={() => setComposes(true)} onCompositionEnd={() => setComposes(false)}>
      <Field label={label} hint={hint} error={error} optional={optional}>
        {(control) => (
          <AutoComplete
            {...control}
            autoFocus={isFirst}
            // Enter keeps the name as it was typed: nobody is linked by accident.
            defaultActiveFirstOption={false}
            maxLength={PERSON_NAME_LENGTH}
            value={person.name}
            onChange={(text: string, option) => {
              const chosen = found.find(({ id }) => !Array.isArray(option) && id === option?.value);
              onChange(chosen ? { id: chosen.id, name: chosen.name } : { id: null, name: text });
            }}
            options={found.map(({ id, name, sex, age, address }) => ({
              value: id,
              label: [name, sex && t(`sex.${sex}`), age !== null && t('age', { count: age }), address]
                .filter(Boolean)
                .join(' · '),
            }))}
          />
        )}
      </Field>
    </div>
  );
}
