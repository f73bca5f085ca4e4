import { useEffect, useRef } from 'react';
import { useTexts } from '../shared/texts.ts';
import { Button } from '../shared/ui/button.tsx';
import styles from './own-account.module.css';

interface Props {
  question: string;
  /** What will happen, and that it cannot be taken back. */
  meaning: string;
  yes: string;
  isBusy: boolean;
  onYes: () => void;
  onNo: () => void;
}

/** Asks before what cannot be undone, in the place where it was pressed. */
export function Question({ question, meaning, yes, isBusy, onYes, onNo }: Props) {
  const t = useTexts('shared');
  const group = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone: the keyboard goes on at the answer that does nothing.
  useEffect(() => group.current?.querySelector<HTMLButtonElement>('button:last-child')?.focus(), []);
  return (
    <div ref={group} className={styles['question']} role="group" aria-label={question}>
      <strong>{question}</strong>
      <p className={styles['soft']}>{meaning}</p>
      <div className={styles['buttons']}>
        <Button variant="danger" busy={isBusy} onClick={onYes}>
          {yes}
        </Button>
        <Button onClick={onNo}>{t('cancel')}</Button>
      </div>
    </div>
  );
}
