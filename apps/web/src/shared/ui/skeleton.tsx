import { useEffect, useState } from 'react';
import { useTexts } from '../texts.ts';
import styles from './skeleton.module.css';

const SLOW_MS = 4_000;

/** The shape of what is coming; says so to screen readers, and to everybody once it takes long. */
export function Skeleton({ rows = 3, height = 96 }: { rows?: number; height?: number }) {
  const t = useTexts('shared');
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles['skeleton']}>
      <p role="status" className={isSlow ? styles['slow'] : 'visually-hidden'}>
        {isSlow ? t('loadingSlow') : t('loading')}
      </p>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles['row']} style={{ height }} />
      ))}
    </div>
  );
}
