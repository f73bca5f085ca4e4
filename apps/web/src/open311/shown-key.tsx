import { Button } from 'antd';
import { useTexts } from '../shared/texts.ts';
import { showToast } from '../shared/ui/toast.tsx';
import styles from './open311.module.css';

/** A new key, this once: nobody can read it again. */
export function ShownKey({ apiKey, name, onClose }: { apiKey: string; name: string; onClose: () => void }) {
  const t = useTexts('open311');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(apiKey);
      showToast(t('shown.copied'));
    } catch {
      // Not every office browser lets a page write there.
      showToast(t('shown.copyFailed'));
    }
  };
  return (
    <section className={styles['shown']} role="status">
      <h2>{t('shown.title')}</h2>
      <p>{t('shown.hint', { name })}</p>
      <code className={styles['key']}>{apiKey}</code>
      <div className={styles['buttons']}>
        <Button type="primary" onClick={() => void copy()}>
          {t('shown.copy')}
        </Button>
        <Button onClick={onClose}>{t('shown.done')}</Button>
      </div>
    </section>
  );
}
