import { Suspense, useEffect, useRef, type ReactNode } from 'react';
import { Link, NavLink, Outlet, useLocation } from 'react-router-dom';
import { useLive } from '../shared/live.ts';
import { useMe } from '../shared/session.queries.ts';
import { useTexts } from '../shared/texts.ts';
import { LiveMark } from '../shared/ui/live-mark.tsx';
import { LanguageSwitch } from '../shared/ui/preference-switches.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { CONTENT_ID, SkipLink } from '../shared/ui/skip-link.tsx';
import { ToastRegion } from '../shared/ui/toast.tsx';
import { Wordmark } from '../shared/ui/wordmark.tsx';
import { AccountMenu } from './account-menu.tsx';
import styles from './office-shell.module.css';
import { OfficeTheme } from './office-theme.tsx';

export interface RailItem {
  to: string;
  label: string;
  icon: ReactNode;
  /** What waits there, with the words for it; nothing is shown for none. */
  waiting?: { count: number; label: string } | undefined;
}

/** The frame of every office room: capabilities on the left, search and who one is on top. */
export function OfficeShell({ items, search }: { items: readonly RailItem[]; search?: ReactNode }) {
  const t = useTexts('office');
  const { actingAppointmentId } = useMe();
  useLive();
  const rail = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // On a phone the rail scrolls: where one is has to be seen.
  useEffect(() => {
    rail.current?.querySelector('[aria-current]')?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [pathname]);
  return (
    <OfficeTheme>
      {/* Another appointment is another desk: nothing of the old one stays on screen. */}
      <div key={actingAppointmentId} className={styles['shell']}>
        <SkipLink />
        <header className={styles['bar']}>
          <Link
            to={items[0]?.to ?? '/'}
            className={styles['brand']}
            aria-label={`${t('shared:productName')} · ${t('shared:home')}`}
          >
            <Wordmark />
          </Link>
          {search && <div className={styles['search']}>{search}</div>}
          <div className={styles['end']}>
            <span className={styles['live']}>
              <LiveMark />
            </span>
            <LanguageSwitch />
            <AccountMenu />
          </div>
        </header>
        <nav ref={rail} className={styles['rail']} aria-label={t('capabilities')}>
          {items.map(({ to, label, icon, waiting }) => (
            <NavLink key={to} to={to} className={styles['item'] ?? ''}>
              {icon}
              {label}
              {waiting !== undefined && waiting.count > 0 && (
                <span className={styles['count']}>
                  <span aria-hidden="true">{waiting.count > 99 ? '99+' : waiting.count}</span>
                  <span className="visually-hidden">{waiting.label}</span>
                </span>
              )}
            </NavLink>
          ))}
        </nav>
        <main id={CONTENT_ID} tabIndex={-1} className={styles['main']}>
          <Suspense fallback={<Skeleton rows={6} height={40} />}>
            <Outlet />
          </Suspense>
        </main>
        <ToastRegion />
      </div>
    </OfficeTheme>
  );
}
