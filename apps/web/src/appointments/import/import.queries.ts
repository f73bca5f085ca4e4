import { peopleImportContract, type PeoplePreview } from '@linli/domain/appointments/people-import.contract.ts';
import type { BodyOf, ResponseOf } from '@linli/domain/shared/contract.ts';
import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { uploadOf } from '../../shared/spreadsheet-upload.ts';

export type WrittenPeople = ResponseOf<typeof peopleImportContract.confirm, Blob>;

export const previewPeopleMutation = mutationOptions({
  mutationFn: async (file: File): Promise<PeoplePreview> =>
    call(peopleImportContract.preview, { query: { fileName: file.name }, file: uploadOf(file) }),
});

export const importPeopleMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (body: BodyOf<typeof peopleImportContract.confirm>): Promise<WrittenPeople> =>
      call(peopleImportContract.confirm, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['appointments', 'list'] }),
  });

/** What of a preview is written: all that is not there yet, without what is wrong. */
export function peopleToWrite({ rows }: PeoplePreview): BodyOf<typeof peopleImportContract.confirm>['people'] {
  return rows.flatMap(({ outcome, name, username, phone, role, unit, lastDay }) =>
    role !== null && (outcome === 'new' || outcome === 'appoint')
      ? { name, username, phone, role, unitId: unit?.id ?? null, lastDay, isNew: outcome === 'new' }
      : [],
  );
}
