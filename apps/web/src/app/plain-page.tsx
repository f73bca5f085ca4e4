import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { LanguageSwitch } from '../shared/ui/preference-switches.tsx';
import { CONTENT_ID, SkipLink } from '../shared/ui/skip-link.tsx';
import { ToastRegion } from '../shared/ui/toast.tsx';
import { Wordmark } from '../shared/ui/wordmark.tsx';
import styles from './plain-page.module.css';

/** A page outside every shell: wordmark, language, one column. */
export function Plain({ children }: { children: ReactNode }) {
  return (
    <div className={styles['page']}>
      <SkipLink />
      <header className={styles['header']}>
        <Link to="/" className={styles['brand']}>
          <Wordmark />
        </Link>
        <LanguageSwitch />
      </header>
      <main id={CONTENT_ID} tabIndex={-1} className={styles['main']}>
        {children}
      </main>
      <ToastRegion />
    </div>
  );
}
