import type { RequestOf } from '@linli/domain/shared/contract.ts';
import { certificatesContract as contract } from '@linli/domain/volunteers/certificates.contract.ts';
import { infiniteQueryOptions, mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';

const KEY = ['volunteers', 'certificates'];

export const certificateQuery = (certificateId: string) =>
  queryOptions({
    queryKey: [...KEY, certificateId],
    queryFn: ({ signal }) => call(contract.get, { params: { certificateId }, signal }),
  });

export const ownCertificatesQuery = infiniteQueryOptions({
  queryKey: [...KEY, 'mine'],
  queryFn: ({ pageParam, signal }) => call(contract.mine, { query: { cursor: pageParam, limit: 10 }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export const issueMutation = (client: QueryClient, volunteerId: string) =>
  mutationOptions({
    mutationFn: (body: RequestOf<typeof contract.issue, Blob>['body']) =>
      call(contract.issue, { params: { volunteerId }, body }),
    onSuccess: (certificate) => void client.setQueryData(certificateQuery(certificate.id).queryKey, certificate),
  });

export const verifyMutation = mutationOptions({
  mutationFn: (number: string) => call(contract.verify, { body: { number } }),
  gcTime: 0,
});
