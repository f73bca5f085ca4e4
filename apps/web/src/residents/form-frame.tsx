import type { KeyboardEvent, ReactNode } from 'react';
import { isComposing } from '../shared/keystrokes.ts';
import styles from './resident-form.module.css';

const FORM_ID = 'resident-form';

interface Props {
  label: string;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** Ctrl-Enter sends, Escape leaves with everything kept; neither while an input method is composing. */
export function FormFrame({ label, onSubmit, onClose, children }: Props) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit();
    if (event.key === 'Escape' && !event.defaultPrevented) onClose();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl-Enter and Esc of whatever is inside
    <form
      id={FORM_ID}
      className={styles['form']}
      aria-label={label}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}

/** Once the faults are on the page, which is after this render. */
export function toFirstFault(): void {
  setTimeout(() => document.getElementById(FORM_ID)?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
