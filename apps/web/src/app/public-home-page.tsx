import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { addTexts, useTexts } from '../shared/texts.ts';
import { ButtonLink } from '../shared/ui/button.tsx';
import { PageTitle } from '../shared/ui/page-title.tsx';
import { HOME_MESSAGES } from './home-messages.ts';
import styles from './public-home-page.module.css';

// Loaded with the page: what every light page loads is nearly as much as it may be.
await addTexts(HOME_MESSAGES);

/** What a resident can do here, in two choices; the way in for everybody else stays small below. */
export function PublicHomePage() {
  const t = useTexts('home');
  return (
    <>
      <header className={styles['intro']}>
        <PageTitle title={t('title')} />
        <p>{t('lead')}</p>
      </header>
      <ul className={styles['choices']}>
        <Choice to="/report" label={t('report')} hint={t('reportHint')} isFirst>
          <path d="M8 6h24a3 3 0 0 1 3 3v17a3 3 0 0 1-3 3H18l-8 7v-7H8a3 3 0 0 1-3-3V9a3 3 0 0 1 3-3Z" />
          <path d="M20 12v7M20 23.5v.5" />
        </Choice>
        <Choice to="/follow" label={t('follow')} hint={t('followHint')}>
          <path d="M10 5h20v30H10zM15 13h10M15 19h6" />
          <path d="m15 27 3 3 7-7" />
        </Choice>
      </ul>
      <p className={styles['urgent']}>{t('urgent')}</p>
      <p className={styles['staff']}>
        <ButtonLink to="/volunteer" variant="plain">
          {t('volunteer')}
        </ButtonLink>
      </p>
      <p className={styles['staff']}>
        <ButtonLink to="/certificate" variant="plain">
          {t('certificate')}
        </ButtonLink>
      </p>
      <p className={styles['staff']}>
        <ButtonLink to="/sign-in" variant="plain">
          {t('staff')}
        </ButtonLink>
      </p>
    </>
  );
}

function Choice({
  to,
  label,
  hint,
  isFirst = false,
  children,
}: {
  to: string;
  label: string;
  hint: string;
  isFirst?: boolean;
  children: ReactNode;
}) {
  return (
    <li>
      <Link to={to} className={`${styles['choice']} ${isFirst ? styles['first'] : ''}`}>
        <svg
          width="40"
          height="40"
          viewBox="0 0 40 40"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.5"
          strokeLinecap="round"
          strokeLinejoin="round"
          aria-hidden="true"
        >
          {children}
        </svg>
        <span>
          <strong className={styles['label']}>{label}</strong>
          <span className={styles['hint']}>{hint}</span>
        </span>
      </Link>
    </li>
  );
}
