import { useTexts } from '../texts.ts';
import styles from './skip-link.module.css';

/** The element that `SkipLink` leads to. */
export const CONTENT_ID = 'content';

/** First in the tab order: past the header to what the page is about. */
export function SkipLink() {
  const t = useTexts('shared');
  return (
    <a
      href={`#${CONTENT_ID}`}
      className={styles['skip']}
      onClick={(event) => {
        // The fragment may hold a ticket's secret (/follow), so the focus moves without touching the address.
        event.preventDefault();
        document.getElementById(CONTENT_ID)?.focus();
      }}
    >
      {t('skipToContent')}
    </a>
  );
}
