import { useEffect, useState } from 'react';
import { dayText, daysBetween, deadlineTone, durationText, exactText, timeText } from '../moments.ts';
import { useLanguage, useTexts } from '../texts.ts';
import styles from './moment.module.css';

const TICK_MS = 30_000;
const HOUR_MS = 3_600_000;

/** The present moment, renewed every half minute. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** A moment as people say it: relative within the hour, by name within a day, else the date; exact in the title. */
export function Moment({ at }: { at: string }) {
  const t = useTexts('shared');
  const language = useLanguage();
  const now = useNow();
  const moment = new Date(at);
  const elapsed = now.getTime() - moment.getTime();
  const days = daysBetween(moment, now);
  let text = `${dayText(moment, language)} ${timeText(moment)}`;
  if (elapsed >= 0 && elapsed < 60_000) text = t('time.justNow');
  else if (elapsed >= 0 && elapsed < HOUR_MS) text = t('time.ago', { duration: durationText(elapsed, language) });
  else if (days === 0) text = t('time.today', { time: timeText(moment) });
  else if (days === 1) text = t('time.yesterday', { time: timeText(moment) });
  return (
    <time dateTime={at} title={exactText(moment, language)}>
      {text}
    </time>
  );
}

/** The day and time in full. */
export function ExactMoment({ at }: { at: string }) {
  const language = useLanguage();
  return <time dateTime={at}>{exactText(new Date(at), language)}</time>;
}

/** A deadline as the time that is left, said in words and by tone; the moment itself is in the title. */
export function Deadline({ dueAt }: { dueAt: string }) {
  const t = useTexts('shared');
  const language = useLanguage();
  const now = useNow();
  const due = new Date(dueAt);
  const duration = durationText(Math.abs(due.getTime() - now.getTime()), language);
  const tone = deadlineTone(due, now);
  return (
    <time dateTime={dueAt} className={styles[tone]} title={t('time.due', { moment: exactText(due, language) })}>
      {tone === 'late' ? t('time.late', { duration }) : t('time.left', { duration })}
    </time>
  );
}
