import { Button } from 'antd';
import { useRef, useState } from 'react';
import styles from './file-drop.module.css';

interface Props {
  /** On the button, beside it, while a file hovers, and which files are taken. */
  words: { choose: string; drop: string; dropNow: string; kinds: string };
  onChoose: (file: File) => void;
}

/** Takes one spreadsheet, dropped or chosen. */
export function FileDrop({ words, onChoose }: Props) {
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
        aria-label={words.choose}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
      <span>{isOver ? words.dropNow : words.drop}</span>
      <Button type="primary" onClick={() => chooser.current?.click()}>
        {words.choose}
      </Button>
      <span className={styles['soft']}>{words.kinds}</span>
    </div>
  );
}

/** While a dropped file is on its way and read. */
export function FileBeingRead({ text }: { text: string }) {
  return (
    <div className={styles['drop']} role="status">
      <span>{text}</span>
      <progress className={styles['progress']} aria-label={text} />
    </div>
  );
}
