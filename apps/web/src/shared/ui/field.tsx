import { useId, type ComponentProps, type ReactNode } from 'react';
import { useTexts } from '../texts.ts';
import styles from './field.module.css';

interface Frame {
  label: ReactNode;
  /** What to write or what it is used for, below the label. */
  hint?: ReactNode;
  /** What is wrong, in words; empty when nothing is. */
  error?: string | undefined;
  optional?: boolean;
}

/** What the frame tells the control inside it, so that label, hint and error are read out with it. */
export interface ControlProps {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}

/** Label above, then hint, then the control, with what is wrong right beside it. */
export function Field({
  label,
  hint,
  error,
  optional,
  children,
}: Frame & { children: (control: ControlProps) => ReactNode }) {
  const t = useTexts('shared');
  const id = useId();
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={error ? `${styles['field']} ${styles['wrong']}` : styles['field']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
        {optional && <span className={styles['optional']}>{t('optional')}</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </p>
      )}
      {children({
        id,
        ...(describedBy && { 'aria-describedby': describedBy }),
        ...(error && { 'aria-invalid': true }),
      })}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

/** What is wrong with a field; also below groups of radio buttons. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  const t = useTexts('shared');
  return (
    <p id={id} className={styles['error']}>
      <span className="visually-hidden">{t('fieldProblem')}</span>
      {children}
    </p>
  );
}

/** One line of text. Uncomposed input of an input method passes through untouched. */
export function TextField({ label, hint, error, optional, ...input }: Frame & Omit<ComponentProps<'input'>, 'id'>) {
  return (
    <Field label={label} hint={hint} error={error} {...(optional && { optional })}>
      {(control) => <input type="text" {...input} {...control} className={styles['control']} />}
    </Field>
  );
}

/** Several lines of text that grow with what is written. */
export function TextArea({ label, hint, error, optional, ...area }: Frame & Omit<ComponentProps<'textarea'>, 'id'>) {
  return (
    <Field label={label} hint={hint} error={error} {...(optional && { optional })}>
      {(control) => <textarea rows={4} {...area} {...control} className={`${styles['control']} ${styles['area']}`} />}
    </Field>
  );
}
