import { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import type { TicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, type ChangeEvent } from 'react';
import { ApiProblem } from '../../shared/api-problem.ts';
import { call } from '../../shared/api.ts';
import { useProblemText } from '../../shared/problem-text.ts';
import { useTexts } from '../../shared/texts.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { PHOTO_ACCEPT, shrinkPhoto } from '../shrink-photo.ts';
import { ticketQuery } from '../tickets.queries.ts';
import styles from './pocket.module.css';

/** Photos of the result, from the camera or the gallery; a photo that did not get through can be sent again. */
export function SolutionPhotos({ ticket }: { ticket: TicketView }) {
  const t = useTexts('tickets');
  const say = useProblemText();
  const client = useQueryClient();
  const camera = useRef<HTMLInputElement>(null);
  const gallery = useRef<HTMLInputElement>(null);
  const add = useMutation({
    mutationFn: async (photos: File[]) => {
      for (const photo of photos) {
        const file = await shrinkPhoto(photo);
        if (!file) throw new ApiProblem('ticket.photo_unreadable', 415);
        await call(ticketsContract.addSolutionPhoto, { params: { ticketId: ticket.id }, file });
        // What got through must not travel again when a later one fails.
        photos = photos.slice(1);
        waiting.current = photos;
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: ticketQuery(ticket.id).queryKey }),
  });
  const waiting = useRef<File[]>([]);
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    waiting.current = [...(target.files ?? [])];
    target.value = '';
    if (waiting.current.length > 0) add.mutate(waiting.current);
  };
  return (
    <div className={styles['section']}>
      <input
        ref={camera}
        hidden
        type="file"
        accept="image/*"
        capture="environment"
        aria-label={t('pocket.solve.camera')}
        onChange={choose}
      />
      <input
        ref={gallery}
        hidden
        type="file"
        accept={PHOTO_ACCEPT}
        multiple
        aria-label={t('pocket.solve.gallery')}
        onChange={choose}
      />
      <div className={styles['choosers']}>
        <Button busy={add.isPending} onClick={() => camera.current?.click()}>
          {t('pocket.solve.camera')}
        </Button>
        <Button busy={add.isPending} onClick={() => gallery.current?.click()}>
          {t('pocket.solve.gallery')}
        </Button>
      </div>
      {add.isPending && <p role="status">{t('pocket.solve.uploading')}</p>}
      {add.isError && (
        <Notice tone="late" role="alert" title={t('pocket.solve.photoFailed', { reason: say.problem(add.error) })}>
          <div>
            <Button onClick={() => add.mutate(waiting.current)}>{t('shared:retry')}</Button>
          </div>
        </Notice>
      )}
    </div>
  );
}
