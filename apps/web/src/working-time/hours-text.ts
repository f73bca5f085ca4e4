import { areInOrder, WORKING_TIME_LIMITS, type OpenSpan } from '@linli/domain/working-time/working-calendar.ts';

/** `08:30-12:00 13:00-17:00`; nothing for a closed day. */
export function hoursText(spans: readonly OpenSpan[]): string {
  return spans.map(({ from, to }) => `${from}-${to}`).join(' ');
}

/** Reads hours as people type them, with full-width signs and `8：30` too; null where they are none. */
export function readHours(text: string): OpenSpan[] | null {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[至到~—–－]/g, '-')
    .replaceAll(/\s*-+\s*/g, '-');
  const parts = plain.split(/[\s,;、，；]+/).filter(Boolean);
  const spans: OpenSpan[] = [];
  for (const part of parts) {
    const found = /^(\d{1,2}):?(\d{2})-(\d{1,2}):?(\d{2})$/.exec(part);
    if (!found) return null;
    const [, fromHour = '', fromMinute = '', toHour = '', toMinute = ''] = found;
    spans.push({ from: `${fromHour.padStart(2, '0')}:${fromMinute}`, to: `${toHour.padStart(2, '0')}:${toMinute}` });
  }
  const areTimes = spans.flatMap(({ from, to }) => [from, to]).every((time) => TIME.test(time));
  return areTimes && areInOrder(spans) && spans.length <= WORKING_TIME_LIMITS.spansPerDay ? spans : null;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;
