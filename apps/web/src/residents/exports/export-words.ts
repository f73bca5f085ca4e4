import { CARE_LABEL_CODES } from '@linli/domain/residents/care-label.ts';
import { SEXES } from '@linli/domain/residents/id-number.ts';
import type { ExportColumn } from '@linli/domain/residents/resident-export.ts';
import { RESIDENT_STATUSES } from '@linli/domain/residents/resident-file.ts';
import { EMPLOYMENT_STATUSES, HOUSEHOLD_ROLES } from '@linli/domain/residents/resident.ts';
import type { ResidentColumn } from '../resident-columns.ts';
import type { useResidentTexts } from '../residents-texts.ts';

/** Sex and age are one column of the list and two of a sheet. */
export function exportColumns(columns: readonly ResidentColumn[]): ExportColumn[] {
  return columns.flatMap((column): ExportColumn[] => (column === 'person' ? ['sex', 'age'] : [column]));
}

/** What the API writes into the file for this reader. */
export function exportWords(t: ReturnType<typeof useResidentTexts>, columns: readonly ExportColumn[]) {
  const keysOf = <K extends string>(of: Record<K, unknown>) => Object.keys(of) as K[];
  return {
    headings: columns.map((column) => t(`export.column.${column}`)),
    words: [
      ...SEXES.map((code) => ({ code: `sex.${code}`, text: t(`sex.${code}`) })),
      ...CARE_LABEL_CODES.map((code) => ({ code: `label.${code}`, text: t(`label.${code}`) })),
      ...keysOf(HOUSEHOLD_ROLES).map((code) => ({ code: `role.${code}`, text: t(`role.${code}`) })),
      ...keysOf(EMPLOYMENT_STATUSES).map((code) => ({ code: `employment.${code}`, text: t(`employment.${code}`) })),
      ...RESIDENT_STATUSES.map((code) => ({ code: `status.${code}`, text: t(`status.${code}`) })),
      { code: 'separator', text: t('shared:listSeparator') },
    ],
  };
}
