import type { AuditEvent } from '@linli/domain/audit/audit.contract.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { Moment } from '../shared/ui/moment.tsx';
import { useAuditTexts, useEventWords } from './audit-texts.ts';
import styles from './audit.module.css';

/** One event on a line; its changes field by field right below. */
export function AuditRow({ event }: { event: AuditEvent }) {
  const t = useAuditTexts();
  const words = useEventWords();
  const [isOpen, setIsOpen] = useState(false);
  const { actor, subject, unitNames, changes, note } = event;
  const summary = changes.map(({ field, before, after }) =>
    before === null
      ? `${words.field(field)} ${words.value(field, after)}`
      : `${words.field(field)} ${words.value(field, before)} → ${words.value(field, after)}`,
  );
  return (
    <>
      <tr>
        <td className={styles['soft']}>
          <Moment at={event.at} />
        </td>
        <th scope="row">{words.action(event.action)}</th>
        <td>
          {words.who(actor)}
          {actor.role && <span className={styles['soft']}> · {words.role(actor.role)}</span>}
        </td>
        <td>{subject.name ?? <span className={styles['soft']}>{subject.id.slice(-12)}</span>}</td>
        <td title={unitNames.join(' / ')}>{unitNames.at(-1) ?? t('above')}</td>
        <td className={styles['summary']}>{[...summary, note].filter(Boolean).join(t('shared:listSeparator'))}</td>
        <td className={styles['act']}>
          <Button type="text" size="small" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {t('details')}
          </Button>
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={7}>
            <Details event={event} />
          </td>
        </tr>
      )}
    </>
  );
}

function Details({ event: { id, at, subject, unitNames, changes, note, requestId } }: { event: AuditEvent }) {
  const t = useAuditTexts();
  const words = useEventWords();
  const facts = [
    [t('column.at'), at],
    [t('column.unit'), unitNames.join(' / ') || t('above')],
    [t('eventId'), id],
    [t('recordId'), subject.id],
    [t('requestId'), requestId],
    [t('column.note'), note],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]));
  return (
    <div className={styles['details']}>
      {changes.length === 0 ? (
        <p className={styles['soft']}>{t('nothingChanged')}</p>
      ) : (
        <dl>
          {changes.map(({ field, before, after }) => (
            <div key={field}>
              <dt>{words.field(field)}</dt>
              <dd>
                {words.value(field, before)} → <strong>{words.value(field, after)}</strong>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <dl>
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
