import type { MergingFile } from '@linli/domain/residents/resident-merge.ts';
import type { FieldCipher } from '../../shared/field-cipher.ts';
import { open, type SealedField } from '../resident-fields.ts';
import type { StoredResident } from '../residents.store.ts';

/** A file as the rules of merging compare it: in clear, and only in memory. */
export function mergingFile(cipher: FieldCipher, file: StoredResident): MergingFile {
  const clear = (field: SealedField) => open(cipher, file.id, field, file[field]);
  const number = clear('idNumber');
  return {
    registeredAt: file.registeredAt,
    values: {
      name: file.name,
      document: number === '' ? '' : `${file.documentKind} ${number}`,
      phone: clear('phone'),
      sex: file.sex ?? '',
      birthDate: file.birthDate,
      ethnicGroup: file.ethnicGroup ?? '',
      maritalStatus: file.maritalStatus ?? '',
      employment: file.employment ?? '',
      home: [file.address, file.householdRole ?? ''].filter(Boolean).join(' '),
      workplace: clear('workplace'),
      registeredAddress: clear('registeredAddress'),
      consent: file.consent === 'not_asked' ? '' : file.consent,
      notes: clear('notes'),
    },
  };
}
