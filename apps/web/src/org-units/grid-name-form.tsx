import { Button, Input } from 'antd';
import { useState } from 'react';
import { useProblemText } from '../shared/problem-text.ts';
import { Field } from '../shared/ui/field.tsx';
import styles from './org-units.module.css';
import { useOrgUnitTexts } from './org-units-texts.ts';

interface Props {
  label: string;
  submit: string;
  initial: string;
  maxLength: number;
  error: unknown;
  isBusy: boolean;
  onSubmit: (name: string, sent: () => void) => void;
  onCancel?: () => void;
}

/** One name with its button; what the API finds wrong stands beside it. */
export function GridNameForm({ label, submit, initial, maxLength, error, isBusy, onSubmit, onCancel }: Props) {
  const t = useOrgUnitTexts();
  const say = useProblemText();
  const [name, setName] = useState(initial);
  const [isMissing, setIsMissing] = useState(false);
  const fault = isMissing ? t('nameNeeded') : error ? say.problem(error) : undefined;
  return (
    <form
      className={styles['inline']}
      onSubmit={(event) => {
        event.preventDefault();
        setIsMissing(!name.trim());
        if (name.trim() && !isBusy) onSubmit(name.trim(), () => setName(''));
      }}
    >
      <Field label={label} error={fault}>
        {(control) => (
          <Input
            {...control}
            autoFocus={onCancel !== undefined}
            value={name}
            maxLength={maxLength}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Button htmlType="submit" loading={isBusy}>
        {submit}
      </Button>
      {onCancel && (
        <Button type="text" onClick={onCancel}>
          {t('shared:cancel')}
        </Button>
      )}
    </form>
  );
}
