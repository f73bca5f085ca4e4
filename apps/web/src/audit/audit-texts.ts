import { TICKET_STATUSES } from '@linli/domain/tickets/ticket.ts';
import type { AuditEvent } from '@linli/domain/audit/audit.contract.ts';
import { EXPORT_COLUMNS } from '@linli/domain/audit/audit.ts';
import { EVENT_ACTIONS, EVENT_FIELDS } from '@linli/domain/audit/event-words.ts';
import { ROLES, type Role } from '@linli/domain/shared/actor.ts';
import { CARE_LABEL_CODES } from '@linli/domain/residents/care-label.ts';
import { SEXES } from '@linli/domain/residents/id-number.ts';
import { VISIT_FILTER_CODES } from '@linli/domain/residents/last-visit.ts';
import { RESIDENT_STATUSES } from '@linli/domain/residents/resident-file.ts';
import { EMPLOYMENT_STATUSES, type EmploymentStatus } from '@linli/domain/residents/resident.ts';
import i18next, { type TFunction } from 'i18next';
import { exactText } from '../shared/moments.ts';
import { useLanguage } from '../shared/texts.ts';

const NAMESPACES = ['audit', 'tickets', 'shared'] as const;
const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** What a list of residents can be narrowed by, as an event of its export tells it. */
const FILTER_CODES = [
  ...RESIDENT_STATUSES.map((code) => `status.${code}` as const),
  ...SEXES.map((code) => `sex.${code}` as const),
  ...CARE_LABEL_CODES.map((code) => `label.${code}` as const),
  ...(Object.keys(EMPLOYMENT_STATUSES) as EmploymentStatus[]).map((code) => `employment.${code}` as const),
  ...VISIT_FILTER_CODES.map((code) => `visited.${code}` as const),
  ...(['id_number', 'phone', 'tail', 'name', 'latin', 'address'] as const).map((code) => `search.${code}` as const),
  'building',
] as const;
const AGE = /^age\./;

export function useAuditTexts(): TFunction<typeof NAMESPACES> {
  const language = useLanguage();
  return i18next.getFixedT(language, NAMESPACES) as TFunction<typeof NAMESPACES>;
}

type Value = AuditEvent['changes'][number]['after'];

/** Says what an event holds; a code that this page does not know yet is shown as it is. */
export function useEventWords() {
  const t = useAuditTexts();
  const language = useLanguage();
  const known = <C extends string>(codes: readonly C[], code: string, say: (code: C) => string) => {
    const found = codes.find((each) => each === code);
    return found === undefined ? code : say(found);
  };
  const action = (code: string) => known(EVENT_ACTIONS, code, (each) => t(`action.${each}`));
  const field = (code: string) => known(EVENT_FIELDS, code, (each) => t(`field.${each}`));
  const role = (each: Role) => t(`shared:roles.${each}`);
  const value = (of: string, given: Value): string => {
    if (given === null || given === '') return '—';
    if (Array.isArray(given)) return given.map((each) => value(of, each)).join(t('shared:listSeparator'));
    if (typeof given !== 'string') return JSON.stringify(given);
    if (of === 'status') return known(TICKET_STATUSES, given, (each) => t(`tickets:status.${each}`));
    if (of === 'filters' && AGE.test(given)) return t('filterWord.age', { band: given.replace(AGE, '') });
    if (of === 'filters') return known(FILTER_CODES, given, (each) => t(`filterWord.${each}`));
    if (of === 'role') return known(ROLES, given, role);
    return MOMENT.test(given) ? exactText(new Date(given), language) : given;
  };
  return {
    action,
    field,
    value,
    who: ({ name, kind }: AuditEvent['actor']) => name ?? t(`kind.${kind}`),
    role,
    /** What the API writes into a file for this reader. */
    forExport: () => ({
      headings: EXPORT_COLUMNS.map((column) => t(`column.${column}`)),
      words: [
        ...EVENT_ACTIONS.map((code) => ({ code: `action.${code}`, text: action(code) })),
        ...EVENT_FIELDS.map((code) => ({ code: `field.${code}`, text: field(code) })),
        ...ROLES.flatMap((code) => ['role', 'value'].map((of) => ({ code: `${of}.${code}`, text: role(code) }))),
        ...(['person', 'reporter', 'system', 'visitor'] as const).map((code) => ({
          code: `kind.${code}`,
          text: t(`kind.${code}`),
        })),
        ...FILTER_CODES.map((code) => ({ code: `value.${code}`, text: value('filters', code) })),
        ...TICKET_STATUSES.map((code) => ({ code: `value.${code}`, text: value('status', code) })),
      ],
    }),
  };
}
