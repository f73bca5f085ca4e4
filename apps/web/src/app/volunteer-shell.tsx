import { Suspense, useRef } from 'react';
import { Link, NavLink, Outlet } from 'react-router-dom';
import { useLive } from '../shared/live.ts';
import { useTexts } from '../shared/texts.ts';
import { LiveMark } from '../shared/ui/live-mark.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { CONTENT_ID, SkipLink } from '../shared/ui/skip-link.tsx';
import { ToastRegion } from '../shared/ui/toast.tsx';
import { Wordmark } from '../shared/ui/wordmark.tsx';
import { VolunteerMenu } from './volunteer-menu.tsx';
import styles from './volunteer-shell.module.css';

/** The pocket: one column, and everything one presses in reach of a thumb. */
export function VolunteerShell() {
  const t = useTexts('tickets');
  const menu = useRef<HTMLDialogElement>(null);
  useLive();
  return (
    <div className={styles['shell']}>
      <SkipLink />
      <header className={styles['header']}>
        <Link to="/pocket" className={styles['brand']} aria-label={`${t('shared:productName')} · ${t('pocket.tasks')}`}>
          <Wordmark />
        </Link>
        <LiveMark />
      </header>
      <main id={CONTENT_ID} tabIndex={-1} className={styles['main']}>
        <Suspense fallback={<Skeleton />}>
          <Outlet />
        </Suspense>
      </main>
      <nav className={styles['nav']} aria-label={t('shared:menu')}>
        <NavLink to="/pocket" end>
          <Icon path="M5 7h14M5 12h14M5 17h9" />
          {t('pocket.tasks')}
        </NavLink>
        <NavLink to="/pocket/volunteer-tasks">
          <Icon path="M4 5h16v16H4zM4 10h16M8 3v4M16 3v4" />
          {t('pocket.activities')}
        </NavLink>
        <NavLink to="/pocket/mine">
          <Icon path="m4 12 5 5L20 6" />
          {t('pocket.mine')}
        </NavLink>
        <button type="button" aria-haspopup="dialog" onClick={() => menu.current?.showModal()}>
          <Icon path="M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4 21c0-4 3.5-6 8-6s8 2 8 6" />
          {t('pocket.me')}
        </button>
      </nav>
      <VolunteerMenu ref={menu} />
      <ToastRegion />
    </div>
  );
}

function Icon({ path }: { path: string }) {
  return (
    <svg
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}
