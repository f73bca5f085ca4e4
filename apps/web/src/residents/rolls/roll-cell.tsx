import type { RollField } from '@linli/domain/residents/roll-columns.ts';
import { ROLL_TEXT_LENGTH } from '@linli/domain/residents/roll-row.ts';
import { useState } from 'react';
import { Input } from 'antd';
import { useTexts } from '../../shared/texts.ts';
import styles from './rolls.module.css';

interface Props {
  field: RollField;
  text: string;
  severity: 'wrong' | 'doubtful' | undefined;
  onMend: ((text: string) => void) | null;
}

/** A cell that becomes a field where it stands: Enter or leaving it keeps what was typed, Escape drops it. */
export function RollCell({ field, text, severity, onMend }: Props) {
  const t = useTexts('rolls');
  const [typed, setTyped] = useState<string | null>(null);
  const keep = () => {
    if (typed !== null && typed !== text) onMend?.(typed);
    setTyped(null);
  };
  const name = t(`field.${field}`);
  const tone = severity === undefined ? undefined : styles[`${severity}Cell`];
  if (typed !== null)
    return (
      <td className={tone}>
        <Input
          autoFocus
          size="small"
          className={styles['input'] ?? ''}
          aria-label={t('rows.editing', { field: name })}
          maxLength={ROLL_TEXT_LENGTH}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          onBlur={keep}
          onPressEnter={keep}
          onKeyDown={({ key }) => key === 'Escape' && setTyped(null)}
        />
      </td>
    );
  return (
    <td className={tone}>
      {onMend ? (
        <button
          type="button"
          className={styles['cell']}
          aria-label={t('rows.edit', { field: name, text: text || t('rows.blank') })}
          onClick={() => setTyped(text)}
        >
          {text || '—'}
        </button>
      ) : (
        text
      )}
    </td>
  );
}
