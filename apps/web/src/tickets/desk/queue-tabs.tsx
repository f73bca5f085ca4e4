import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { useDeskAddress } from './desk-address.ts';
import { useDeskTexts } from './desk-texts.ts';
import { ticketCountsQuery } from './desk.queries.ts';
import styles from './desk.module.css';
import { queueOf, type QueueName } from './queues.ts';

/** A figure is counted up to here; then it says "or more". */
const COUNTED_TO = 1000;

interface Props extends Pick<ReturnType<typeof useDeskAddress>, 'address' | 'linkTo'> {
  queues: readonly QueueName[];
}

/** The queues with how many wait in each. They are links: each is an address of its own. */
export function QueueTabs({ queues, address, linkTo }: Props) {
  const t = useDeskTexts();
  const { data: counts } = useQuery(ticketCountsQuery(address.unitId));
  const nameOf = (name: QueueName) =>
    name === 'climbed' ||
    name === 'overdue' ||
    name === 'supervised' ||
    name === 'mine' ||
    name === 'unfinished' ||
    name === 'all'
      ? t(`queue.${name}`)
      : t(`tickets:status.${name}`);
  return (
    <nav className={styles['queues']} aria-label={t('queues')}>
      {queues.map((name) => {
        const { count } = queueOf(name);
        const waiting = count && counts ? counts[count] : 0;
        return (
          <Link
            key={name}
            to={linkTo({ queue: name, q: null, sort: null, ticket: null, new: null })}
            className={styles['queue']}
            aria-current={address.q === '' && address.queue === name ? 'page' : undefined}
          >
            {nameOf(name)}
            {waiting > 0 && (
              <span className={name === 'overdue' ? `${styles['count']} ${styles['lateCount']}` : styles['count']}>
                {waiting >= COUNTED_TO ? `${COUNTED_TO}+` : waiting}
              </span>
            )}
          </Link>
        );
      })}
    </nav>
  );
}
