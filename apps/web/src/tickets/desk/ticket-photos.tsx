import type { TicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useDeskTexts } from './desk-texts.ts';
import styles from './dialogs.module.css';

type Kind = TicketView['photos'][number]['kind'];

/** The photos of one kind; each opens large over the page and closes with Esc. */
export function TicketPhotos({ ticket: { id, photos }, kind }: { ticket: TicketView; kind: Kind }) {
  const t = useDeskTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const ofKind = photos.filter((photo) => photo.kind === kind);
  const openIndex = ofKind.findIndex((photo) => photo.id === openId);
  const urlOf = (photoId: string) => `/api/v1/tickets/${id}/photos/${photoId}`;
  if (ofKind.length === 0) return null;
  return (
    <section>
      <h3>{t(`detail.photos.${kind}`)}</h3>
      <ul className={styles['photos']}>
        {ofKind.map((photo, index) => (
          <li key={photo.id}>
            <button
              type="button"
              className={styles['thumb']}
              aria-label={t('detail.openPhoto', { index: index + 1 })}
              onClick={() => {
                setOpenId(photo.id);
                dialog.current?.showModal();
              }}
            >
              <img src={urlOf(photo.id)} alt="" loading="lazy" width={112} height={84} />
            </button>
          </li>
        ))}
      </ul>
      <dialog
        ref={dialog}
        className={styles['large']}
        aria-label={t('detail.photo', { index: openIndex + 1 })}
        onClose={() => setOpenId(null)}
      >
        <div className={styles['largeBar']}>
          <span>{t('detail.photo', { index: openIndex + 1 })}</span>
          <Button onClick={() => dialog.current?.close()}>{t('shared:close')}</Button>
        </div>
        {openId && <img src={urlOf(openId)} alt={t('detail.photo', { index: openIndex + 1 })} />}
      </dialog>
    </section>
  );
}
