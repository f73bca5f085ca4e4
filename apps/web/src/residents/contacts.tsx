import { CONTACTS_PER_RESIDENT } from '@linli/domain/residents/contact.ts';
import type { ContactView, ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { Link } from 'react-router-dom';
import { useProblemText } from '../shared/problem-text.ts';
import { showToast } from '../shared/ui/toast.tsx';
import { ContactForm } from './contact-form.tsx';
import { removeContactMutation, revealContactMutation } from './contacts.queries.ts';
import styles from './resident-panel.module.css';
import type { Room } from './residents-address.ts';
import { useResidentTexts } from './residents-texts.ts';
import { RevealForm } from './reveal-form.tsx';

/** Who is called about somebody, guardians first; named, corrected and deleted in place. */
export function Contacts({ resident, room }: { resident: ResidentView; room: Room }) {
  const t = useResidentTexts();
  const [isAdding, setIsAdding] = useState(false);
  const add = useRef<HTMLButtonElement>(null);
  const { contacts, availableActions } = resident;
  const mayEdit = availableActions.includes('edit');
  if (contacts.length === 0 && !mayEdit) return null;
  const close = () => {
    setIsAdding(false);
    // Back where one came from, once the button is there again.
    setTimeout(() => add.current?.focus());
  };
  return (
    <section aria-label={t('file.contact.title')}>
      <h3>{t('file.contact.title')}</h3>
      {contacts.length === 0 && <p className={styles['none']}>{t('file.contact.none')}</p>}
      <ul className={styles['list']}>
        {contacts.map((contact) => (
          <Contact key={contact.id} resident={resident} contact={contact} room={room} mayEdit={mayEdit} />
        ))}
      </ul>
      {mayEdit && !isAdding && contacts.length < CONTACTS_PER_RESIDENT && (
        <Button ref={add} size="small" className={styles['add'] ?? ''} onClick={() => setIsAdding(true)}>
          {t('file.contact.add')}
        </Button>
      )}
      {isAdding && <ContactForm resident={resident} contact={null} onClose={close} />}
    </section>
  );
}

interface Props {
  resident: ResidentView;
  contact: ContactView;
  room: Room;
  mayEdit: boolean;
}

function Contact({ resident, contact, room, mayEdit }: Props) {
  const t = useResidentTexts();
  const [open, setOpen] = useState<'reveal' | 'edit' | 'remove' | null>(null);
  const edit = useRef<HTMLButtonElement>(null);
  const reveal = useMutation(revealContactMutation(resident.id, contact.id));
  const name = reveal.data?.name ?? contact.name;
  const phone = reveal.data?.phone ?? contact.phone;
  const isHidden = !reveal.data && (contact.phone !== '' || contact.name.includes('*'));
  const close = () => {
    setOpen(null);
    setTimeout(() => edit.current?.focus());
  };
  const marks = [contact.isGuardian && t('file.contact.guardian'), contact.isEmergency && t('file.contact.emergency')];
  if (open === 'edit')
    return (
      <li>
        <ContactForm resident={resident} contact={contact} onClose={close} />
      </li>
    );
  return (
    <li>
      <span className={styles['value']}>
        <strong className={styles['chip']}>{t(`relation.${contact.relation}`)}</strong>
        {contact.residentId === null ? (
          <span>{name}</span>
        ) : (
          <Link to={`${room}/residents/${contact.residentId}`}>{name}</Link>
        )}
        {reveal.data && phone ? <a href={`tel:${phone}`}>{phone}</a> : <span>{phone}</span>}
        <span className={styles['soft']}>
          {[...marks, phone === '' && t('file.contact.noPhone'), reveal.data && t('file.reveal.shown')]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {isHidden && open !== 'reveal' && (
          <Button
            type="link"
            size="small"
            aria-label={t('file.reveal.openOf', { field: t('file.contact.phoneOf', { name }) })}
            onClick={() => setOpen('reveal')}
          >
            {t('file.reveal.open')}
          </Button>
        )}
        {mayEdit && open === null && (
          <>
            <Button
              ref={edit}
              type="text"
              size="small"
              aria-label={t('file.contact.editOf', { name })}
              onClick={() => setOpen('edit')}
            >
              {t('file.edit')}
            </Button>
            <Button
              type="text"
              size="small"
              aria-label={t('file.contact.removeOf', { name })}
              onClick={() => setOpen('remove')}
            >
              {t('file.contact.remove')}
            </Button>
          </>
        )}
      </span>
      {open === 'reveal' && isHidden && (
        <RevealForm
          what={t('file.contact.phoneOf', { name })}
          error={reveal.error}
          isBusy={reveal.isPending}
          onReveal={(reason) => reveal.mutate(reason)}
          onCancel={close}
        />
      )}
      {open === 'remove' && <SureToRemove resident={resident} contact={contact} onClose={close} />}
    </li>
  );
}

/** Nothing of a contact is kept, so it cannot be undone: that is asked once, with the way out first in reach. */
function SureToRemove({ resident, contact, onClose }: Omit<Props, 'room' | 'mayEdit'> & { onClose: () => void }) {
  const t = useResidentTexts();
  const say = useProblemText();
  const remove = useMutation(removeContactMutation(useQueryClient(), resident.id, contact));
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Esc of whatever is inside
    <div
      className={styles['inline']}
      onKeyDown={(event) => event.key === 'Escape' && (event.stopPropagation(), onClose())}
    >
      <p>{t('file.contact.removeHint', { name: contact.name })}</p>
      {remove.isError && <p role="alert">{say.problem(remove.error)}</p>}
      <span className={styles['buttons']}>
        <Button
          type="primary"
          autoFocus
          loading={remove.isPending}
          onClick={() =>
            remove.mutate(undefined, { onSuccess: () => showToast(t('file.contact.removed', { name: contact.name })) })
          }
        >
          {t('file.contact.removeSure')}
        </Button>
        <Button type="text" onClick={onClose}>
          {t('shared:cancel')}
        </Button>
      </span>
    </div>
  );
}
