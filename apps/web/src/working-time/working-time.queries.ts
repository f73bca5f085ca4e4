import { workingTimeContract } from '@linli/domain/working-time/working-time.contract.ts';
import type { UnitHours } from '@linli/domain/working-time/working-calendar.ts';
import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { call } from '../shared/api.ts';

export const workingTimeQuery = (orgUnitId: string) =>
  queryOptions({
    queryKey: ['working-time', orgUnitId],
    queryFn: ({ signal }) => call(workingTimeContract.get, { params: { orgUnitId }, signal }),
  });

export const saveWorkingTimeMutation = (client: QueryClient, orgUnitId: string) =>
  mutationOptions({
    mutationFn: ({ weeks, exceptions, version }: UnitHours & { version: number }) =>
      call(workingTimeContract.save, {
        params: { orgUnitId },
        body: structuredClone({ weeks, exceptions, version }) as never,
      }),
    onSuccess: (saved) => client.setQueryData(workingTimeQuery(orgUnitId).queryKey, saved),
  });
