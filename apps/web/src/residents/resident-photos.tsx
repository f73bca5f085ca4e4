import { RESIDENT_PHOTO_LIMITS } from '@linli/domain/residents/resident-photo.ts';
import type { ResidentPhotoView } from '@linli/domain/residents/resident-photos.contract.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { ApiProblem } from '../shared/api-problem.ts';
import { useProblemText } from '../shared/problem-text.ts';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { FieldError } from '../shared/ui/field.tsx';
import { showToast } from '../shared/ui/toast.tsx';
import { PHOTO_ACCEPT, shrinkPhoto } from '../tickets/public.ts';
import {
  addResidentPhotoMutation,
  removeResidentPhotoMutation,
  residentPhotoAddress,
  residentPhotosQuery,
} from './resident-photos.queries.ts';
import styles from './resident-photos.module.css';
import { useResidentTexts } from './residents-texts.ts';

/** So that whoever stands before the door knows who opens. Added and deleted in place. */
export function ResidentPhotos({ residentId, name }: { residentId: string; name: string }) {
  const t = useResidentTexts();
  const say = useProblemText();
  const chooser = useRef<HTMLInputElement>(null);
  const photos = useQuery(residentPhotosQuery(residentId));
  const client = useQueryClient();
  const sending = useMutation(addResidentPhotoMutation(client, residentId));
  const [unreadable, setUnreadable] = useState<unknown>(null);
  const { items = [], mayChange = false } = photos.data ?? {};
  const error = unreadable ?? sending.error;

  const send = async (file: File) => {
    setUnreadable(null);
    sending.reset();
    const photo = await shrinkPhoto(file);
    if (photo) sending.mutate(photo, { onSuccess: () => showToast(t('file.photo.added')) });
    else setUnreadable(new ApiProblem('resident.photo_unreadable', 415));
  };

  if (photos.isError && !photos.data) return <ErrorState error={photos.error} onRetry={() => void photos.refetch()} />;
  if (items.length === 0 && !mayChange) return null;
  return (
    <section aria-label={t('file.photo.title')}>
      <h3>{t('file.photo.title')}</h3>
      {items.length > 0 && (
        <ul className={styles['photos']}>
          {items.map((photo, index) => (
            <Photo
              key={photo.id}
              residentId={residentId}
              photo={photo}
              alt={t('file.photo.alt', { name, index: index + 1 })}
              mayChange={mayChange}
            />
          ))}
        </ul>
      )}
      {mayChange && items.length < RESIDENT_PHOTO_LIMITS.perResident && (
        <p className={styles['add']}>
          <input
            ref={chooser}
            type="file"
            accept={PHOTO_ACCEPT}
            aria-label={t('file.photo.add')}
            hidden
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file) void send(file);
              target.value = '';
            }}
          />
          <Button size="small" loading={sending.isPending} onClick={() => chooser.current?.click()}>
            {t('file.photo.add')}
          </Button>
          <span>{t('file.photo.hint')}</span>
        </p>
      )}
      {error !== null && <FieldError id="photo-problem">{say.problem(error)}</FieldError>}
    </section>
  );
}

interface Props {
  residentId: string;
  photo: ResidentPhotoView;
  alt: string;
  mayChange: boolean;
}

/** Nothing of a deleted photo is kept, so it cannot be undone: that is asked once. */
function Photo({ residentId, photo, alt, mayChange }: Props) {
  const t = useResidentTexts();
  const say = useProblemText();
  const client = useQueryClient();
  const remove = useMutation(removeResidentPhotoMutation(client, residentId));
  const [isAsked, setIsAsked] = useState(false);
  const src = residentPhotoAddress(residentId, photo);
  const { width, height, addedAt, addedByName } = photo;
  return (
    <li>
      <a href={src} target="_blank" rel="noreferrer" title={`${addedAt.slice(0, 10)} · ${addedByName}`}>
        <img
          src={src}
          alt={alt}
          width={width}
          height={height}
          onError={() => void client.invalidateQueries(residentPhotosQuery(residentId))}
        />
      </a>
      {mayChange && !isAsked && (
        <Button
          type="text"
          size="small"
          aria-label={t('file.photo.removeOf', { alt })}
          onClick={() => setIsAsked(true)}
        >
          {t('file.photo.remove')}
        </Button>
      )}
      {isAsked && (
        <span className={styles['sure']}>
          <Button
            size="small"
            type="primary"
            autoFocus
            loading={remove.isPending}
            onClick={() => remove.mutate(photo.id)}
          >
            {t('file.photo.removeSure')}
          </Button>
          <Button size="small" type="text" onClick={() => setIsAsked(false)}>
            {t('shared:cancel')}
          </Button>
        </span>
      )}
      {remove.isError && <span role="alert">{say.problem(remove.error)}</span>}
    </li>
  );
}
