import type { TicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { ticketPhotoAddress, ticketQuery } from '../tickets.queries.ts';
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
  const open = ofKind[openIndex];
  const client = useQueryClient();
  const askAgain = () => void client.invalidateQueries(ticketQuery(id));
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
              <img
                src={ticketPhotoAddress(id, photo)}
                alt=""
                loading="lazy"
                width={112}
                height={84}
                onError={askAgain}
              />
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
        {open && (
          <img
            src={ticketPhotoAddress(id, open)}
            alt={t('detail.photo', { index: openIndex + 1 })}
            onError={askAgain}
          />
        )}
      </dialog>
    </section>
  );
}
