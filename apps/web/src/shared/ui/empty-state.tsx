import type { ReactNode } from 'react';
import styles from './states.module.css';

/** Nothing is here: says why that may be, and the first step. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={styles['state']}>
      <p className={styles['title']}>{title}</p>
      {children && <p className={styles['hint']}>{children}</p>}
      {action && <div className={styles['action']}>{action}</div>}
    </div>
  );
}
