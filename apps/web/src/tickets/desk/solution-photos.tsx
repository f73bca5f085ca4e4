import { TICKET_LIMITS } from '@linli/domain/tickets/ticket.ts';
import type { TicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { ApiProblem } from '../../shared/api-problem.ts';
import { useProblemText } from '../../shared/problem-text.ts';
import { PHOTO_ACCEPT, shrinkPhoto } from '../shrink-photo.ts';
import { useDeskTexts } from './desk-texts.ts';
import { addSolutionPhotoMutation } from './desk.queries.ts';
import styles from './ticket-actions.module.css';

/** Adds photos of the outcome before resolving; they are sent one after the other as soon as they are chosen. */
export function SolutionPhotos({ ticket }: { ticket: TicketView }) {
  const t = useDeskTexts();
  const say = useProblemText();
  const chooser = useRef<HTMLInputElement>(null);
  const client = useQueryClient();
  const add = useMutation(addSolutionPhotoMutation(client, ticket.id));
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const [failed, setFailed] = useState<{ name: string; reason: string }[]>([]);
  const left = TICKET_LIMITS.photosPerKind - ticket.photos.filter(({ kind }) => kind === 'solution').length;

  const sendAll = async (files: File[]) => {
    setFailed([]);
    for (const [done, file] of files.entries()) {
      setProgress({ done, total: files.length });
      try {
        const photo = await shrinkPhoto(file);
        if (!photo) throw new ApiProblem('ticket.photo_unreadable', 415);
        await add.mutateAsync(photo);
      } catch (error) {
        setFailed((now) => [...now, { name: file.name, reason: say.problem(error) }]);
      }
    }
    setProgress(null);
  };

  return (
    <div className={styles['files']}>
      <input
        ref={chooser}
        type="file"
        accept={PHOTO_ACCEPT}
        multiple
        hidden
        onChange={(event) => {
          void sendAll([...(event.target.files ?? [])].slice(0, left));
          event.target.value = '';
        }}
      />
      <Button onClick={() => chooser.current?.click()} disabled={left <= 0} loading={progress !== null}>
        {t('act.photos.add')}
      </Button>
      <span role="status" className={styles['soft']}>
        {progress ? t('act.photos.uploading', progress) : t('act.photos.left', { count: left })}
      </span>
      {failed.map(({ name, reason }) => (
        <p key={name} role="alert">
          {t('act.photos.failed', { name, reason })}
        </p>
      ))}
    </div>
  );
}
