import { useLiveState } from '../live.ts';
import { useTexts } from '../texts.ts';
import styles from './live-mark.module.css';

/** Whether changes of others arrive at once, in words with a dot. */
export function LiveMark() {
  const t = useTexts('shared');
  const state = useLiveState();
  return (
    <span role="status" className={`${styles['mark']} ${styles[state]}`}>
      {t(`live.${state}`)}
    </span>
  );
}
