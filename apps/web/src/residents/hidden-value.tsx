import type { HideableField } from '@linli/domain/residents/resident-privacy.ts';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { RevealForm } from './reveal-form.tsx';
import styles from './resident-panel.module.css';
import { revealMutation } from './residents.queries.ts';
import { useResidentTexts } from './residents-texts.ts';
import type { Revealed } from './revealed.ts';

interface Props {
  field: HideableField;
  isHidden: boolean;
  revealed: Revealed;
  /** What stands there while it is hidden: masked, or a word that it is. */
  children: ReactNode;
  /** How the value in clear is shown. */
  show?: (value: string) => ReactNode;
}

/** A value that is masked until somebody says why they need it; then it stands there for as long as the page does. */
export function HiddenValue({ field, isHidden, revealed, children, show = (value) => value }: Props) {
  const t = useResidentTexts();
  const [isAsking, setIsAsking] = useState(false);
  const reveal = useMutation(revealMutation(revealed.residentId));
  const value = revealed.values[field];
  const isOpen = field === 'sensitive_labels' ? revealed.labels !== null : value !== undefined;
  const what = t(`hidden.${field}`);
  return (
    <>
      <span className={styles['value']}>
        {isOpen && value !== undefined ? show(value) : children}
        {isOpen && <span className={styles['soft']}>{t('file.reveal.shown')}</span>}
        {isHidden && !isOpen && !isAsking && (
          <Button
            type="link"
            size="small"
            aria-label={t('file.reveal.openOf', { field: what })}
            onClick={() => setIsAsking(true)}
          >
            {t('file.reveal.open')}
          </Button>
        )}
      </span>
      {isAsking && !isOpen && (
        <RevealForm
          what={what}
          error={reveal.error}
          isBusy={reveal.isPending}
          onReveal={(reason) =>
            reveal.mutate({ field, reason }, { onSuccess: (answer) => revealed.add(field, answer) })
          }
          onCancel={() => setIsAsking(false)}
        />
      )}
    </>
  );
}
