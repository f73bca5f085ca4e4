import type { LookView } from '@linli/domain/audit/looks.contract.ts';
import { Button } from 'antd';
import { Link } from 'react-router-dom';
import { Moment } from '../../shared/ui/moment.tsx';
import { useAuditTexts, useEventWords } from '../audit-texts.ts';
import styles from '../audit.module.css';
import { useLooksTexts } from './looks-texts.ts';

interface Props {
  look: LookView;
  room: '/desk' | '/overlook' | null;
  onOnly: (record: string) => void;
}

/** Kinds for which no reason is asked: the claim or the ticket is the reason. */
const WITHOUT_REASON: readonly string[] = ['photos', 'contact'];

/** One look on a line. */
export function LookRow({ look, room, onOnly }: Props) {
  const t = useLooksTexts();
  const audit = useAuditTexts();
  const words = useEventWords();
  const { actor, subject, unitNames, reason } = look;
  const known = t('field', { returnObjects: true }) as Record<string, string>;
  const fields = look.fields.map((code) => known[code] ?? code).join(t('shared:listSeparator'));
  return (
    <tr>
      <td className={styles['soft']}>
        <Moment at={look.at} />
      </td>
      <th scope="row">
        {actor.name ?? '—'}
        {actor.role && <span className={styles['soft']}> · {words.role(actor.role)}</span>}
      </th>
      <td>
        {t(`kind.${look.kind}`)}
        <span className={styles['soft']}>
          {fields && ` · ${fields}`}
          {look.rows !== null && ` · ${t('rows', { count: look.rows })}`}
        </span>
      </td>
      <td>
        <Subject subject={subject} room={room} />
        {subject.type !== 'resident_export' && (
          <Button type="link" size="small" onClick={() => onOnly(subject.id)}>
            {t('only')}
          </Button>
        )}
      </td>
      <td title={unitNames.join(' / ')}>{unitNames.at(-1) ?? audit('above')}</td>
      <td className={styles['reason']}>
        {reason ?? (WITHOUT_REASON.includes(look.kind) && <span className={styles['soft']}>{t('noReason')}</span>)}
      </td>
    </tr>
  );
}

function Subject({ subject: { type, id, name }, room }: { subject: LookView['subject']; room: Props['room'] }) {
  if (type === 'resident_export') return null;
  if (name === null) return <span className={styles['soft']}>{id.slice(-12)}</span>;
  return type === 'resident' && room !== null ? <Link to={`${room}/residents/${id}`}>{name}</Link> : <>{name}</>;
}
