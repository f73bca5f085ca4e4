import { TASK_LIMITS } from '@linli/domain/volunteers/task.ts';

/** Hours as typed, `1.5`, in minutes; null for what is none, or no half hour. */
export function readHours(text: string): number | null {
  const plain = text.trim().replace('．', '.').replace(',', '.');
  if (!/^\d{1,2}(\.[05]0?)?$/.test(plain)) return null;
  const hours = Number(plain);
  return hours <= TASK_LIMITS.longestHours ? hours * 60 : null;
}
