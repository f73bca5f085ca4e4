import { useTexts } from '../shared/texts.ts';

/** Says a schedule as people do; one that is none of the usual kinds stays as it is. */
export function useScheduleText() {
  const t = useTexts('jobs');
  return (schedule: string | null): string => {
    if (schedule === null) return t('onDemand');
    const [, minute = '', hour = ''] = /^(\S+) (\S+) \* \* \*$/.exec(schedule) ?? [];
    const every = /^\*\/(\d+)$/.exec(minute)?.[1];
    const at = /^\d+$/.test(minute) ? minute.padStart(2, '0') : null;
    if (hour === '*' && minute === '*') return t('every.minute');
    if (hour === '*' && every) return t('every.minutes', { count: Number(every) });
    if (hour === '*' && at) return t('every.hour', { minute: at });
    if (/^\d+$/.test(hour) && at) return t('every.day', { time: `${hour.padStart(2, '0')}:${at}` });
    return schedule;
  };
}
