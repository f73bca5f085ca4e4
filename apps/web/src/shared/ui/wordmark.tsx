import { useTexts } from '../texts.ts';
import styles from './wordmark.module.css';

/** Two doors under one roof. */
function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true" focusable="false">
      <path d="M3 14 16 4l13 10" stroke="currentColor" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round" />
      <path d="M6 17h8v11H6zM18 17h8v11h-8z" fill="currentColor" />
    </svg>
  );
}

/** The mark with the name of the product. */
export function Wordmark() {
  const t = useTexts('shared');
  return (
    <span className={styles['wordmark']}>
      <Mark />
      <span>{t('productName')}</span>
    </span>
  );
}
