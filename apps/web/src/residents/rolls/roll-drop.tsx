import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTexts } from '../../shared/texts.ts';
import { MEGABYTES } from './rolls.queries.ts';
import styles from './rolls.module.css';

/** Takes one roll, dropped or chosen. */
export function RollDrop({ onChoose }: { onChoose: (file: File) => void }) {
  const t = useTexts('rolls');
  const chooser = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const take = (files: FileList | null) => files?.[0] && onChoose(files[0]);
  return (
    <div
      className={isOver ? `${styles['drop']} ${styles['over']}` : styles['drop']}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <input
        ref={chooser}
        type="file"
        accept=".xlsx,.xls,.csv"
        hidden
        aria-label={t('choose')}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
      <span>{isOver ? t('dropNow') : t('drop')}</span>
      <Button type="primary" onClick={() => chooser.current?.click()}>
        {t('choose')}
      </Button>
      <span className={styles['soft']}>{t('kinds', { megabytes: MEGABYTES })}</span>
    </div>
  );
}
