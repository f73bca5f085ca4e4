import { pinyin } from 'pinyin-pro';

/** Ticket numbers allow eight characters; two are left for telling districts of one sound apart. */
const MOST_INITIALS = 6;

/**
 * What the ticket numbers of a new district begin with: the initials of its name (和平区 → `HP`), with a number
 * behind where another district has them already (`HP2`). Adds it to `taken`.
 */
export function newTicketPrefix(name: string, taken: Set<string>): string {
  const initials = pinyin(name.replace(/(?<=..)(自治县|自治旗|新区|林区|特区|区|县|市|旗)$/u, ''), {
    pattern: 'first',
    toneType: 'none',
    type: 'array',
  })
    .join('')
    .toUpperCase()
    .replaceAll(/[^A-Z]/g, '');
  const stem = initials.slice(0, MOST_INITIALS) || 'LL';
  let prefix = stem;
  for (let number = 2; taken.has(prefix); number += 1) prefix = `${stem}${number}`;
  taken.add(prefix);
  return prefix;
}
