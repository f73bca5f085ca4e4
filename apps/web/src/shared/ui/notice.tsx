import type { ReactNode } from 'react';
import styles from './notice.module.css';

interface Props {
  tone: 'ok' | 'soon' | 'late' | 'stopped';
  /** `alert` interrupts a screen reader: only for what answers something the person just did. */
  role?: 'alert' | 'status';
  title?: ReactNode;
  children?: ReactNode;
}

/** A word from the product in the flow of the page; its state is said in words, the colour only helps. */
export function Notice({ tone, role, title, children }: Props) {
  return (
    <div role={role} className={`${styles['notice']} ${styles[tone]}`}>
      {title && <p className={styles['title']}>{title}</p>}
      {children}
    </div>
  );
}
