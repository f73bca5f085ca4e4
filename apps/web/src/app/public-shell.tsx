import { Suspense } from 'react';
import { Link, Outlet } from 'react-router-dom';
import { useTexts } from '../shared/texts.ts';
import { LanguageSwitch, ThemeSwitch } from '../shared/ui/preference-switches.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { CONTENT_ID, SkipLink } from '../shared/ui/skip-link.tsx';
import { ToastRegion } from '../shared/ui/toast.tsx';
import { Wordmark } from '../shared/ui/wordmark.tsx';
import styles from './public-shell.module.css';

/** The counter: large type, one column, nothing to learn. */
export function PublicShell() {
  const t = useTexts('shared');
  return (
    <div className={styles['shell']}>
      <SkipLink />
      <header className={styles['header']}>
        <Link to="/" className={styles['brand']} aria-label={`${t('productName')} · ${t('home')}`}>
          <Wordmark />
        </Link>
        <LanguageSwitch />
      </header>
      <main id={CONTENT_ID} tabIndex={-1} className={styles['main']}>
        <Suspense fallback={<Skeleton />}>
          <Outlet />
        </Suspense>
      </main>
      <footer className={styles['footer']}>
        <ThemeSwitch />
      </footer>
      <ToastRegion />
    </div>
  );
}
