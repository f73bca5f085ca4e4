import {
  residentPhotosContract as contract,
  type ResidentPhotoView,
} from '@linli/domain/residents/resident-photos.contract.ts';
import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { addressOf, call } from '../shared/api.ts';

/** Addresses of photos end after minutes, so they are asked for again with each opening of a file. */
export const residentPhotosQuery = (residentId: string) =>
  queryOptions({
    queryKey: ['residents', 'photos', residentId],
    queryFn: ({ signal }) => call(contract.list, { params: { residentId }, signal }),
    staleTime: 0,
  });

export const residentPhotoAddress = (residentId: string, { id: photoId, address }: ResidentPhotoView) =>
  addressOf(contract.view, { params: { residentId, photoId }, query: address });

function retell(client: QueryClient, residentId: string) {
  for (const part of ['photos', 'timeline'])
    void client.invalidateQueries({ queryKey: ['residents', part, residentId] });
}

export const addResidentPhotoMutation = (client: QueryClient, residentId: string) =>
  mutationOptions({
    mutationFn: (file: Blob) => call(contract.add, { params: { residentId }, file }),
    onSettled: () => retell(client, residentId),
    gcTime: 0,
  });

export const removeResidentPhotoMutation = (client: QueryClient, residentId: string) =>
  mutationOptions({
    mutationFn: (photoId: string) => call(contract.remove, { params: { residentId, photoId }, body: {} }),
    onSettled: () => retell(client, residentId),
  });
