import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useDeskTexts } from './desk-texts.ts';
import styles from './ticket-panel.module.css';
import { ACTION_KEYS } from './use-desk-keys.ts';

/** All keys of the desk on one card; Esc closes it. */
export function KeyList({ onClose, canAct = true }: { onClose: () => void; canAct?: boolean }) {
  const t = useDeskTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const keys: [string, string][] = [
    ['J / K', t('keys.move')],
    ['Enter', t('keys.open')],
    ['Esc', t('keys.close')],
    ...(canAct ? [...Object.entries(ACTION_KEYS).map(([key, action]): [string, string] => [key.toUpperCase(), t(`tickets:action.${action}`)]), ['N', t('keys.new')] as [string, string]] : []),
    ['/ · Ctrl K', t('keys.search')],
    ['?', t('keys.help')],
  ];
  return (
    <dialog ref={dialog} className={styles['large']} aria-label={t('keys.title')} onClose={onClose}>
      <div className={styles['largeBar']}>
        <h2 className={styles['title']}>{t('keys.title')}</h2>
        <Button onClick={() => dialog.current?.close()}>{t('shared:close')}</Button>
      </div>
      <dl className={styles['facts']} style={{ padding: 8 }}>
        {keys.map(([key, what]) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className={styles['none']} style={{ padding: 8, maxWidth: '32em' }}>
        {t('keys.note')}
      </p>
    </dialog>
  );
}
