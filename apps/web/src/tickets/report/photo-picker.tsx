import { TICKET_LIMITS } from '@linli/domain/tickets/ticket.ts';
import { useEffect, useId, useMemo, useRef } from 'react';
import { useTexts } from '../../shared/texts.ts';
import { Button } from '../../shared/ui/button.tsx';
import styles from './photo-picker.module.css';

const MOST = TICKET_LIMITS.photosPerKind;

/** Photos chosen for a report; they stay in memory until it was sent. */
export function PhotoPicker({ photos, onChange }: { photos: File[]; onChange: (photos: File[]) => void }) {
  const t = useTexts('tickets');
  const id = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const isFull = photos.length >= MOST;
  return (
    <section className={styles['picker']} aria-labelledby={`${id}-label`}>
      <p id={`${id}-label`} className={styles['label']}>
        {t('report.photos')} <span className={styles['optional']}>{t('shared:optional')}</span>
      </p>
      <p className={styles['hint']}>{t('report.photosHint', { count: MOST })}</p>
      {photos.length > 0 && (
        <ul className={styles['photos']}>
          {photos.map((photo, index) => (
            <li key={`${photo.name}-${photo.lastModified}-${photo.size}`} className={styles['photo']}>
              <Preview photo={photo} alt={t('report.photoAlt', { index: index + 1 })} />
              <button
                type="button"
                className={styles['remove']}
                aria-label={t('report.removePhoto', { index: index + 1 })}
                onClick={() => onChange(photos.filter((each) => each !== photo))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        ref={chooser}
        hidden
        type="file"
        accept="image/*"
        multiple
        aria-label={t('report.addPhotos')}
        onChange={({ target }) => {
          const chosen = [...(target.files ?? [])].filter((file) => !photos.some((photo) => isSame(photo, file)));
          onChange([...photos, ...chosen].slice(0, MOST));
          // The same file can be chosen again after it was removed.
          target.value = '';
        }}
      />
      {isFull ? (
        <p className={styles['hint']}>{t('report.photosFull', { count: MOST })}</p>
      ) : (
        <Button onClick={() => chooser.current?.click()}>{t('report.addPhotos')}</Button>
      )}
    </section>
  );
}

const isSame = (one: File, other: File) =>
  one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;

/** A picture of a file that has not left the device. */
export function Preview({ photo, alt }: { photo: Blob; alt: string }) {
  const url = useMemo(() => URL.createObjectURL(photo), [photo]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return <img src={url} alt={alt} className={styles['preview']} />;
}
