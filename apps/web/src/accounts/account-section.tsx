import { useId, type ReactNode } from 'react';
import { Button } from '../shared/ui/button.tsx';
import styles from './own-account.module.css';

interface Props {
  title: string;
  /** How it stands, in words. */
  state?: ReactNode;
  /** What opens the form below; nothing while it is open. */
  action?: { label: string; open: () => void } | false;
  children?: ReactNode;
}

/** One thing of an account: its name, how it stands, and what can be done about it. */
export function AccountSection({ title, state, action, children }: Props) {
  const id = useId();
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <div className={styles['head']}>
        <div className={styles['words']}>
          <h2 id={id}>{title}</h2>
          {state}
        </div>
        {action && <Button onClick={action.open}>{action.label}</Button>}
      </div>
      {children}
    </section>
  );
}
