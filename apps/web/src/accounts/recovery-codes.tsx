import { useEffect, useRef, useState } from 'react';
import { dayText } from '../shared/moments.ts';
import { useLanguage, useTexts } from '../shared/texts.ts';
import { Button } from '../shared/ui/button.tsx';
import { copyText } from './copy-text.ts';
import styles from './recovery-codes.module.css';

interface Props {
  codes: readonly string[];
  username: string;
  /** Says that they are kept; they are never shown again. */
  onKept: () => void;
}

/** Recovery codes, this once: to copy, to print, to save as a file. Nothing of it leaves the browser. */
export function RecoveryCodes({ codes, username, onKept }: Props) {
  const t = useTexts('accounts');
  const language = useLanguage();
  const [shownAt] = useState(() => new Date());
  const heading = useRef<HTMLHeadingElement>(null);
  // They take the place of the form that was sent.
  useEffect(() => heading.current?.focus(), []);
  const title = t('forms.codes.fileTitle', { username, day: dayText(shownAt, language) });
  const text = [title, '', ...codes, ''].join('\r\n');
  const save = () => {
    const anchor = document.createElement('a');
    anchor.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
    anchor.download = t('forms.codes.fileName', { username });
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000);
  };
  return (
    <div className={styles['codes']}>
      <div className={styles['sheet']} data-print-alone>
        <h3 ref={heading} tabIndex={-1}>
          {t('forms.codes.title')}
        </h3>
        <p>{t('forms.codes.lead')}</p>
        <p className={styles['printed']}>{title}</p>
        <ul className={styles['list']}>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      </div>
      <div className={styles['buttons']}>
        <Button onClick={() => void copyText(codes.join('\n'))}>{t('forms.codes.copy')}</Button>
        <Button onClick={save}>{t('forms.codes.download')}</Button>
        <Button onClick={() => print()}>{t('forms.codes.print')}</Button>
      </div>
      <div>
        <Button variant="primary" onClick={onKept}>
          {t('forms.codes.done')}
        </Button>
      </div>
    </div>
  );
}
