import { useId, type ReactNode } from 'react';
import styles from './choice-cards.module.css';
import { FieldError } from './field.tsx';

export interface Choice<V extends string> {
  value: V;
  label: string;
  hint?: string;
  picture?: ReactNode;
}

interface Props<V extends string> {
  legend: string;
  name: string;
  choices: readonly Choice<V>[];
  value: V | '';
  error?: string | undefined;
  /** `grid` for pictures, `list` for names that may be long. */
  layout?: 'grid' | 'list';
  onChoose: (value: V) => void;
}

/** Radio buttons as cards: one tap chooses, arrow keys move, the picture never stands alone. */
export function ChoiceCards<V extends string>({
  legend,
  name,
  choices,
  value,
  error,
  layout = 'grid',
  onChoose,
}: Props<V>) {
  const id = useId();
  return (
    <fieldset
      className={styles['group']}
      aria-describedby={error ? `${id}-error` : undefined}
      data-invalid={error ? true : undefined}
    >
      <legend className={styles['legend']}>{legend}</legend>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <div className={styles[layout]}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles['card']}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChoose(choice.value)}
            />
            {choice.picture}
            <span className={styles['words']}>
              <span className={styles['label']}>{choice.label}</span>
              {choice.hint && <span className={styles['hint']}>{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
