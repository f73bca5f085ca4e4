import type { HideableField } from '@linli/domain/residents/resident-privacy.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { dayText, exactText } from '../shared/moments.ts';
import { useMe } from '../shared/session.queries.ts';
import { useLanguage } from '../shared/texts.ts';
import { QrMark } from '../shared/ui/qr-mark.tsx';
import styles from './resident-print-page.module.css';
import type { Room } from './residents-address.ts';
import { householdQuery } from './residents.queries.ts';
import { useResidentTexts } from './residents-texts.ts';
import type { Revealed } from './revealed.ts';

/** What a registration form has room for in full. */
export const ON_PAPER = [
  'name',
  'id_number',
  'birth_date',
  'phone',
  'address',
  'registered_address',
  'workplace',
  'notes',
] as const satisfies readonly HideableField[];

/** The form itself, as the office knows it: facts, household, lines to sign, and a code that leads back. */
export function ResidentSheet({
  resident,
  revealed,
  room,
}: {
  resident: ResidentView;
  revealed: Revealed;
  room: Room;
}) {
  const t = useResidentTexts();
  const language = useLanguage();
  const me = useMe();
  const [printedAt] = useState(() => new Date());
  const { household, contacts } = resident;
  const { data: home } = useQuery({ ...householdQuery(household?.id ?? ''), enabled: household !== null });
  const { values } = revealed;
  const inFull = ON_PAPER.filter((field) => values[field] !== undefined);
  const birthDate = values.birth_date ?? resident.birthDate ?? '';
  const hide = t('file.hiddenNow');
  const others = home?.members.filter(({ id }) => id !== resident.id) ?? [];
  return (
    <article className={styles['sheet']}>
      <header className={styles['title']}>
        <div>
          <h1>{t('file.paper.title')}</h1>
          <p>{[resident.community.name, resident.grid?.name].filter(Boolean).join(' · ')}</p>
        </div>
        <div className={styles['qr']}>
          <QrMark text={`${location.origin}${room}/residents/${resident.id}`} />
          {t('file.paper.qr')}
        </div>
      </header>
      <table className={styles['table']}>
        <tbody>
          <tr>
            <Cell name={t('hidden.name')}>{values.name ?? resident.name}</Cell>
            <Cell name={t('field.sex')}>{resident.sex && t(`sex.${resident.sex}`)}</Cell>
          </tr>
          <tr>
            <Cell name={t('file.birthDate')}>{birthDate}</Cell>
            <Cell name={t('field.ethnicGroup')}>{resident.ethnicGroup}</Cell>
          </tr>
          <tr>
            <Cell name={t('field.documentKind')}>{t(`document.${resident.documentKind}`)}</Cell>
            <Cell name={t('file.idNumber')}>{values.id_number ?? resident.idNumber}</Cell>
          </tr>
          <tr>
            <Cell name={t('hidden.phone')}>{values.phone ?? resident.phone}</Cell>
            <Cell name={t('field.householdRole')}>{resident.householdRole && t(`role.${resident.householdRole}`)}</Cell>
          </tr>
          <tr>
            <Cell name={t('hidden.address')} wide>
              {values.address ?? resident.address}
            </Cell>
          </tr>
          <tr>
            <Cell name={t('hidden.registered_address')} wide>
              {values.registered_address ?? resident.registeredAddress ?? hide}
            </Cell>
          </tr>
          <tr>
            <Cell name={t('field.employment')}>{resident.employment && t(`employment.${resident.employment}`)}</Cell>
            <Cell name={t('hidden.workplace')}>{values.workplace ?? resident.workplace ?? hide}</Cell>
          </tr>
          <tr>
            <Cell name={t('file.paper.holds')} wide>
              {resident.labels.map((label) => t(`label.${label}`)).join(t('shared:listSeparator'))}
            </Cell>
          </tr>
          <tr>
            <Cell name={t('hidden.notes')} wide>
              {values.notes ?? resident.notes ?? hide}
            </Cell>
          </tr>
          <tr className={styles['tall']}>
            <Cell name={t('file.paper.opinion')} wide>
              {null}
            </Cell>
          </tr>
        </tbody>
      </table>
      {others.length > 0 && (
        <>
          <h2>
            {t('file.paper.household')} {home?.number && t('file.tree.number', { number: home.number })}
          </h2>
          <table className={styles['table']}>
            <tbody>
              {others.map(({ id, name, householdRole, sex, age, idNumber, phone }) => (
                <tr key={id}>
                  <td>{name}</td>
                  <td>{householdRole && t(`role.${householdRole}`)}</td>
                  <td>
                    {[sex && t(`sex.${sex}`), age !== null && t('age', { count: age })].filter(Boolean).join(' · ')}
                  </td>
                  <td>{idNumber}</td>
                  <td>{phone}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {contacts.length > 0 && (
        <>
          <h2>{t('file.contact.title')}</h2>
          <table className={styles['table']}>
            <tbody>
              {contacts.map(({ id, name, relation, phone, isGuardian, isEmergency }) => (
                <tr key={id}>
                  <td>{name}</td>
                  <td>{t(`relation.${relation}`)}</td>
                  <td>
                    {[isGuardian && t('file.contact.guardian'), isEmergency && t('file.contact.emergency')]
                      .filter(Boolean)
                      .join(' · ')}
                  </td>
                  <td>{phone || t('file.contact.noPhone')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <div className={styles['signatures']}>
        {t('file.paper.signatures', { returnObjects: true }).map((each) => (
          <div key={each}>
            {each}
            <span>{t('file.paper.date')}</span>
          </div>
        ))}
      </div>
      <p className={styles['foot']}>
        {inFull.length > 0
          ? t('file.paper.revealed', {
              fields: inFull.map((field) => t(`hidden.${field}`)).join(t('shared:listSeparator')),
            })
          : t('file.paper.masked')}{' '}
        {t('file.registered')} {dayText(new Date(resident.registeredAt), language)} ·{' '}
        {t('file.paper.printedBy', { name: me.person.name, moment: exactText(printedAt, language) })}
      </p>
    </article>
  );
}

function Cell({ name, wide = false, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <>
      <th scope="row">{name}</th>
      <td colSpan={wide ? 3 : 1}>{children}</td>
    </>
  );
}
