import { problemOf } from '../api-problem.ts';
import { useProblemText } from '../problem-text.ts';
import { useTexts } from '../texts.ts';
import { Button } from './button.tsx';
import styles from './states.module.css';

/** Something could not be loaded: what happened, that nothing was lost, what to do, and the number to quote. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useTexts('shared');
  const say = useProblemText();
  const { requestId } = problemOf(error);
  return (
    <div className={styles['state']} role="alert">
      <p className={styles['title']}>{t('error.title')}</p>
      <p className={styles['hint']}>{say.problem(error)}</p>
      <p className={styles['hint']}>{t('error.nothingLost')}</p>
      {requestId && (
        <p className={styles['hint']}>
          {t('error.requestId')} <code>{requestId}</code>
        </p>
      )}
      {onRetry && (
        <div className={styles['action']}>
          <Button onClick={onRetry}>{t('retry')}</Button>
        </div>
      )}
    </div>
  );
}
