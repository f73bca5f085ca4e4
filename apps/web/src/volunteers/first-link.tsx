import type { ResponseOf } from '@linli/domain/shared/contract.ts';
import type { volunteersContract } from '@linli/domain/volunteers/volunteers.contract.ts';
import { Button } from 'antd';
import { exactText } from '../shared/moments.ts';
import { useLanguage, useTexts } from '../shared/texts.ts';
import { showToast } from '../shared/ui/toast.tsx';
import styles from './desk.module.css';

export type Taken = ResponseOf<typeof volunteersContract.accept, never>;

/** The link by which a new volunteer signs in first, this once: nobody can read it again. */
export function FirstLink({ taken, onClose }: { taken: Taken; onClose: () => void }) {
  const t = useTexts('volunteers');
  const language = useLanguage();
  const { volunteer, username, link } = taken;
  const address = new URL(link.path, location.origin).href;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      showToast(t('desk.copied'));
    } catch {
      // Not every office browser lets a page write there.
      showToast(t('desk.copyFailed'));
    }
  };
  return (
    <section className={styles['taken']} role="status">
      <h2>{t('desk.taken', { name: volunteer.name })}</h2>
      <p>{t('desk.linkHint', { username, moment: exactText(new Date(link.expiresAt), language) })}</p>
      <code className={styles['link']}>{address}</code>
      <div className={styles['buttons']}>
        <Button type="primary" onClick={() => void copy()}>
          {t('desk.copy')}
        </Button>
        <Button onClick={onClose}>{t('desk.close')}</Button>
      </div>
    </section>
  );
}
