import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useDeskTexts } from './desk-texts.ts';
import styles from './dialogs.module.css';
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
    ...(canAct
      ? [
          ...Object.entries(ACTION_KEYS).map(([key, action]): [string, string] => [
            key.toUpperCase(),
            t(`tickets:action.${action}`),
          ]),
          ['N', t('keys.new')] as [string, string],
        ]
      : []),
    ['/ · Ctrl K', t('keys.search')],
    ['?', t('keys.help')],
  ];
  return (
    <dialog ref={dialog} className={styles['large']} aria-label={t('keys.title')} onClose={onClose}>
      <div className={styles['largeBar']}>
        <h2>{t('keys.title')}</h2>
        <Button onClick={() => dialog.current?.close()}>{t('shared:close')}</Button>
      </div>
      <dl className={styles['keys']}>
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className={styles['hint']}>{t('keys.note')}</p>
    </dialog>
  );
}
