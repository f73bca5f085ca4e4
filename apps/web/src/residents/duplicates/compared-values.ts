import type { MergeField } from '@linli/domain/residents/resident-merge.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { useResidentTexts } from '../residents-texts.ts';

/** How a field of a file is said in a comparison: null where it is hidden, empty where nothing stands. */
export function useComparedValues(): (resident: ResidentView, field: MergeField) => string | null {
  const t = useResidentTexts();
  const VALUES: Record<MergeField, (resident: ResidentView) => string | null> = {
    name: ({ name }) => name,
    document: ({ documentKind, idNumber }) =>
      idNumber === '' ? '' : documentKind === 'resident' ? idNumber : `${t(`document.${documentKind}`)} ${idNumber}`,
    phone: ({ phone }) => phone,
    sex: ({ sex }) => (sex ? t(`sex.${sex}`) : ''),
    birthDate: ({ birthDate, hidden }) =>
      birthDate && hidden.includes('birth_date') ? t('file.hiddenYear', { year: birthDate }) : (birthDate ?? ''),
    ethnicGroup: ({ ethnicGroup }) => ethnicGroup ?? '',
    maritalStatus: ({ maritalStatus }) => (maritalStatus ? t(`marital.${maritalStatus}`) : ''),
    employment: ({ employment }) => (employment ? t(`employment.${employment}`) : ''),
    home: ({ address, household, householdRole, grid }) =>
      [
        address,
        grid?.name,
        household?.number && t('file.tree.number', { number: household.number }),
        householdRole && t(`role.${householdRole}`),
      ]
        .filter(Boolean)
        .join(' · '),
    workplace: ({ workplace }) => workplace,
    registeredAddress: ({ registeredAddress }) => registeredAddress,
    consent: ({ consent }) => (consent === 'not_asked' ? '' : t(`consent.${consent}`)),
    notes: ({ notes }) => notes,
  };
  return (resident, field) => VALUES[field](resident);
}
