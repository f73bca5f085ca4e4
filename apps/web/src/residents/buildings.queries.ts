import { buildingsContract as contract } from '@linli/domain/buildings/buildings.contract.ts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../shared/api.ts';

/** Compounds (楼院) to choose from; one character finds nothing yet, none shows the first ones. */
export const compoundsQuery = (q: string, unitId: string | undefined) =>
  queryOptions({
    queryKey: ['residents', 'compounds', q, unitId ?? null],
    queryFn: ({ signal }) =>
      call(contract.compounds, { query: { limit: 50, ...(q !== '' && { q }), ...(unitId && { unitId }) }, signal }),
    enabled: q.length !== 1,
    placeholderData: keepPreviousData,
  });

export const buildingsQuery = (compoundId: string | null) =>
  queryOptions({
    queryKey: ['residents', 'buildings', compoundId],
    queryFn: ({ signal }) => call(contract.buildings, { params: { compoundId: compoundId! }, signal }),
    enabled: compoundId !== null,
  });
