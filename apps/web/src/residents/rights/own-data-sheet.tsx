import type { OwnData } from '@linli/domain/residents/own-data.contract.ts';
import type { ReactNode } from 'react';
import { useEventWords } from '../../audit/public.ts';
import { dayText, exactText } from '../../shared/moments.ts';
import { useMe } from '../../shared/session.queries.ts';
import { useLanguage } from '../../shared/texts.ts';
import type { residentsPagesZh } from '../pages-messages.zh.ts';
import styles from '../resident-print-page.module.css';
import { useRightsTexts } from './rights-texts.ts';

type Words = typeof residentsPagesZh;

/** Everything that is kept on somebody, on A4, part by part. */
export function OwnDataSheet({ data }: { data: OwnData }) {
  const t = useRightsTexts();
  const words = useEventWords();
  const language = useLanguage();
  const me = useMe();
  const day = (moment: string | null) => (moment === null ? '' : dayText(new Date(moment), language));
  const span = (from: string | null, to: string | null) => [from ?? t('residents:unknown'), to ?? ''].join(' – ');
  const fields = {
    ...t('residents:hidden', { returnObjects: true }),
    ...t('residents:field', { returnObjects: true }),
  } as Words['hidden'] & Words['field'] & Record<string, string>;
  return (
    <article className={styles['sheet']}>
      <header className={styles['title']}>
        <div>
          <h1>{t('own.paper')}</h1>
          <p>
            {data.community} · {t('own.madeAt')} {exactText(new Date(data.madeAt), language)}
          </p>
        </div>
      </header>
      <Part title={t('own.part.person')}>
        <Facts person={data.person} day={day} />
      </Part>
      <Part
        title={t('own.part.labels')}
        rows={data.labels.map(({ label, from, to, source, detail, evidence }) => [
          t(`residents:label.${label}`),
          span(from, to),
          t(`residents:source.${source}`),
          detail,
          evidence,
        ])}
      />
      <Part
        title={t('own.part.kin')}
        rows={data.kin.map(({ kind, name, from, to }) => [t(`residents:kin.${kind}.any`), name, span(from, to)])}
      />
      <Part
        title={t('own.part.contacts')}
        rows={data.contacts.map(({ relation, name, phone }) => [t(`residents:relation.${relation}`), name, phone])}
      />
      <Part title={t('own.part.photos')}>
        {data.photos.length === 0 && <p>{t('own.none')}</p>}
        {data.photos.map(({ addedAt, jpeg }) => (
          <img key={addedAt} className={styles['photo']} src={`data:image/jpeg;base64,${jpeg}`} alt={day(addedAt)} />
        ))}
      </Part>
      <Part
        title={t('own.part.visits')}
        rows={data.visits.map(({ day: on, way, outcome, subjects, note, isVoided }) => [
          on,
          [t(`care:way.${way}`), t(`care:outcome.${outcome}`), isVoided && t('care:isVoided')]
            .filter(Boolean)
            .join(' · '),
          subjects.map((each) => t(`care:subject.${each}`)).join(t('shared:listSeparator')),
          note,
        ])}
      />
      <Part
        title={t('own.part.residencies')}
        rows={data.residencies.map(({ address, community, from, to }) => [address, community, span(from, to)])}
      />
      <Part
        title={t('own.part.lifeEvents')}
        rows={data.lifeEvents.map(({ event, day: on, undoneAt }) => [
          t(`residents:life.event.${event}`),
          on,
          undoneAt === null ? '' : t('own.undone'),
        ])}
      />
      <Part
        title={t('own.part.transfers')}
        rows={data.transfers.map(({ from, to, status, askedAt, reason, newAddress, answer }) => [
          `${from} → ${to}`,
          t(`transfer.${status}`),
          day(askedAt),
          [reason, newAddress, answer].filter(Boolean).join(' · '),
        ])}
      />
      <Part
        title={t('own.part.duplicates')}
        rows={data.duplicates.map(({ reason, status, foundAt }) => [
          t(`residents:duplicate.${reason}`),
          t(`duplicate.${status}`),
          day(foundAt),
        ])}
      />
      <Part
        title={t('own.part.merges')}
        rows={data.merges.map(({ mergedAt, undoneAt }) => [day(mergedAt), undoneAt === null ? '' : t('own.undone')])}
      />
      <Part
        title={t('own.part.events')}
        rows={data.events.map(({ at, action, role, fields: changed, reason }) => [
          exactText(new Date(at), language),
          words.action(action),
          role === null ? '' : words.role(role),
          [changed.map((code) => fields[code] ?? code).join(t('shared:listSeparator')), reason]
            .filter(Boolean)
            .join(' · '),
        ])}
      />
      {data.hasMoreEvents && <p>{t('own.moreEvents')}</p>}
      <div className={styles['signatures']}>
        <div>
          {t('own.signature')}
          <span>{t('residents:file.paper.date')}</span>
        </div>
        <div>
          {t('own.staff')}
          <span>{me.person.name}</span>
        </div>
      </div>
      <p className={styles['foot']}>{t('own.limit')}</p>
    </article>
  );
}

function Part({
  title,
  rows,
  children,
}: {
  title: string;
  rows?: readonly (readonly string[])[];
  children?: ReactNode;
}) {
  const t = useRightsTexts();
  return (
    <section>
      <h2>{title}</h2>
      {children}
      {rows?.length === 0 && <p>{t('own.none')}</p>}
      {rows && rows.length > 0 && (
        <table className={styles['table']} aria-label={title}>
          <tbody>
            {rows.map((cells, row) => (
              // oxlint-disable-next-line react/no-array-index-key -- a paper: rows never move
              <tr key={row}>
                {cells.map((cell, column) => (
                  // oxlint-disable-next-line react/no-array-index-key -- as above
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Facts({ person, day }: { person: OwnData['person']; day: (moment: string | null) => string }) {
  const t = useRightsTexts();
  const facts: [string, string | null][] = [
    [t('residents:field.name'), person.name],
    [t('residents:field.sex'), person.sex && t(`residents:sex.${person.sex}`)],
    [t('residents:field.birthDate'), person.birthDate],
    [t('residents:field.ethnicGroup'), person.ethnicGroup],
    [t('residents:field.documentKind'), t(`residents:document.${person.documentKind}`)],
    [t('residents:field.idNumber'), person.idNumber],
    [t('residents:field.phone'), person.phone],
    [t('residents:field.maritalStatus'), person.maritalStatus && t(`residents:marital.${person.maritalStatus}`)],
    [t('residents:field.employment'), person.employment && t(`residents:employment.${person.employment}`)],
    [t('residents:field.workplace'), person.workplace],
    [t('residents:field.address'), person.address],
    [t('residents:field.registeredAddress'), person.registeredAddress],
    [t('own.fields.grid'), person.grid],
    [t('own.fields.household'), person.householdNumber],
    [t('residents:field.householdRole'), person.householdRole && t(`residents:role.${person.householdRole}`)],
    [t('own.fields.status'), t(`residents:status.${person.status}`)],
    [
      t('residents:field.consent'),
      [t(`residents:consent.${person.consent}`), day(person.consentAt)].filter(Boolean).join(' · '),
    ],
    [t('residents:field.notes'), person.notes],
    [t('own.fields.source'), t(`residents:source.${person.source}`)],
    [t('own.fields.registeredAt'), day(person.registeredAt)],
  ];
  return (
    <table className={styles['table']} aria-label={t('own.part.person')}>
      <tbody>
        {facts.map(([name, text]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td colSpan={3}>{text || t('residents:file.none')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
