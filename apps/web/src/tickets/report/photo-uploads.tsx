import { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import { useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../../shared/api-problem.ts';
import { call } from '../../shared/api.ts';
import { useProblemText } from '../../shared/problem-text.ts';
import { useTexts } from '../../shared/texts.ts';
import { Button } from '../../shared/ui/button.tsx';
import { shrinkPhoto } from '../shrink-photo.ts';
import type { TicketKey } from '../tickets.queries.ts';
import { Preview } from './photo-picker.tsx';
import styles from './photo-uploads.module.css';

type State = 'waiting' | 'uploading' | 'done' | { failed: unknown };

/** Sends the photos of a report that has arrived, one after the other, and says of each how it went. */
export function PhotoUploads({ photos, ticketKey }: { photos: File[]; ticketKey: TicketKey }) {
  const t = useTexts('tickets');
  const say = useProblemText();
  const [states, setStates] = useState<State[]>(() => photos.map(() => 'waiting'));
  const set = (index: number, state: State) => setStates((now) => now.map((each, at) => (at === index ? state : each)));
  const wasStarted = useRef(false);

  const upload = async (index: number) => {
    const photo = photos[index];
    if (!photo) return;
    set(index, 'uploading');
    try {
      const file = await shrinkPhoto(photo);
      if (!file) throw new ApiProblem('ticket.photo_unreadable', 415);
      await call(ticketsContract.addReportPhoto, {
        params: { number: ticketKey.number },
        secret: ticketKey.secret,
        file,
      });
      set(index, 'done');
    } catch (error) {
      set(index, { failed: error });
    }
  };
  useEffect(() => {
    // Once: React mounts twice in development, and a photo must not be sent twice.
    if (wasStarted.current) return;
    wasStarted.current = true;
    void (async () => {
      for (const index of photos.keys()) await upload(index);
    })();
  });

  const isBusy = states.some((state) => state === 'waiting' || state === 'uploading');
  useEffect(() => {
    if (!isBusy) return;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', hold);
    return () => removeEventListener('beforeunload', hold);
  }, [isBusy]);

  return (
    <section className={styles['uploads']}>
      <h2>{t('report.upload.title')}</h2>
      {isBusy && <p role="status">{t('report.upload.leave')}</p>}
      <ul>
        {photos.map((photo, index) => {
          const state = states[index] ?? 'waiting';
          return (
            <li key={`${photo.name}-${photo.lastModified}-${photo.size}`} className={styles['upload']}>
              <Preview photo={photo} alt={t('report.photoAlt', { index: index + 1 })} />
              {typeof state === 'string' ? (
                <span className={styles[state]}>{t(`report.upload.${state}`)}</span>
              ) : (
                <div>
                  <p className={styles['failed']} role="alert">
                    {t('report.upload.failed', { reason: say.problem(state.failed) })}
                  </p>
                  <Button onClick={() => void upload(index)}>{t('report.upload.retry', { index: index + 1 })}</Button>
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
