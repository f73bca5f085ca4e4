import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { addTexts, useLanguage, useTexts } from '../../shared/texts.ts';
import { Button } from '../../shared/ui/button.tsx';
import styles from '../tasks/pocket-tasks.module.css';
import { hoursOf } from '../tasks/task-time.ts';
import { certificateDays } from './certificate-days.ts';
import { CERTIFICATE_MESSAGES } from './certificate-messages.ts';
import { ownCertificatesQuery } from './certificates.queries.ts';

await addTexts(CERTIFICATE_MESSAGES);

/** What the community wrote out for one; nothing where it has not. */
export function OwnCertificates() {
  const t = useTexts('certificates');
  const language = useLanguage();
  const own = useInfiniteQuery(ownCertificatesQuery);
  const items = own.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return null;
  return (
    <section className={styles['group']} aria-labelledby="certificates">
      <h2 id="certificates">{t('mine')}</h2>
      <ul className={styles['cards']}>
        {items.map((each) => (
          <li key={each.id} className={styles['card']}>
            <h3>
              <Link to={`/certificate#${each.number}`} aria-label={t('show', { number: each.number })}>
                {t('hoursText', { hours: hoursOf(each.minutes), count: each.tasks })}
              </Link>
            </h3>
            <p className={styles['soft']}>
              {each.issuer} · {certificateDays(each, language).issuedAt}
            </p>
          </li>
        ))}
      </ul>
      {own.hasNextPage && (
        <Button wide busy={own.isFetchingNextPage} onClick={() => void own.fetchNextPage()}>
          {t('shared:loadMore')}
        </Button>
      )}
    </section>
  );
}
