import type { PeoplePreviewRow } from '@linli/domain/appointments/people-import.contract.ts';

type Issue = PeoplePreviewRow['issues'][number];

/** Faults that have a word of their own for one field. */
const SPECIAL_ISSUES = [
  'username_invalid',
  'phone_invalid',
  'to_invalid',
  'role_unknown',
  'unit_missing',
  'unit_unknown',
  'username_taken',
  'phone_taken',
] as const;
export type SpecialIssue = (typeof SPECIAL_ISSUES)[number];

/** The key of the word for a fault. */
export function issueKey({ field, code }: Issue): `special.${SpecialIssue}` | `issue.${Issue['code']}` {
  const special = SPECIAL_ISSUES.find((each) => each === `${field}_${code}`);
  return special ? `special.${special}` : `issue.${code}`;
}
