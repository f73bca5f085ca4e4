import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useParams } from 'react-router-dom';
import { addTexts, useLanguage, useTexts } from '../../shared/texts.ts';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { useDocumentTitle } from '../../shared/ui/page-title.tsx';
import { QrMark } from '../../shared/ui/qr-mark.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import styles from './check-in-code.module.css';
import { TASK_MESSAGES } from './task-messages.ts';
import { taskTimeText } from './task-time.ts';
import { taskQuery } from './tasks.queries.ts';

await addTexts(TASK_MESSAGES);

/** A sheet for the place: whoever scans it there checks in. */
export function CheckInCodePage() {
  const t = useTexts('volunteerTasks');
  const language = useLanguage();
  const { taskId = '' } = useParams();
  const { data: task, isError, error, refetch } = useQuery(taskQuery(taskId));
  useDocumentTitle(task ? `${t('desk.code')} · ${task.title}` : t('desk.code'));
  if (isError && !task) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!task) return <Skeleton rows={6} />;
  const address = `${location.origin}/pocket/volunteer-tasks/${task.id}?code=${task.checkInCode}`;
  return (
    <>
      <div className={styles['tools']}>
        <Button type="primary" onClick={() => print()}>
          {t('desk.print')}
        </Button>
        <Link to={`/desk/volunteer-tasks/${task.id}`}>{t('desk.backTo')}</Link>
        <span>{t('desk.codeHint')}</span>
      </div>
      <article className={styles['sheet']}>
        <h1>{task.title}</h1>
        <p>{taskTimeText(task, language)}</p>
        <p>{task.meetingPoint}</p>
        <figure>
          <QrMark text={address} label={t('desk.scan')} />
          <figcaption>{t('desk.scan')}</figcaption>
        </figure>
        <p>{t('desk.codeSays')}</p>
        <p className={styles['code']}>{task.checkInCode}</p>
      </article>
    </>
  );
}
