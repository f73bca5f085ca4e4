import { Button } from 'antd';
import { useRef, useState } from 'react';
import styles from './load-divisions.module.css';
import { useOrgUnitTexts } from './org-units-texts.ts';

/** Takes one file, dropped or chosen. */
export function CsvDrop({ onChoose }: { onChoose: (file: File) => void }) {
  const t = useOrgUnitTexts();
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
        accept=".csv,.txt,text/csv,text/plain"
        hidden
        aria-label={t('load.choose')}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
      <span>{isOver ? t('load.dropNow') : t('load.drop')}</span>
      <Button onClick={() => chooser.current?.click()}>{t('load.choose')}</Button>
    </div>
  );
}
