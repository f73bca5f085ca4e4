import type { Prisma, ResidentPhoto } from '../generated/prisma/client.ts';
import type { ScopedClient, Transaction } from '../shared/database.ts';

type Client = ScopedClient | Transaction;

/** The picture itself is encrypted. */
export type StoredPhoto = ResidentPhoto;

/** The latest first; after a merge there may be some more than a file takes. */
const MOST = 50;

/** What there is, without the pictures. */
export async function listPhotos(client: Client, residentId: string): Promise<Omit<StoredPhoto, 'content'>[]> {
  return client.residentPhoto.findMany({
    where: { residentId },
    omit: { content: true },
    orderBy: { id: 'desc' },
    take: MOST,
  });
}

export async function listWholePhotos(client: Client, residentId: string): Promise<StoredPhoto[]> {
  return client.residentPhoto.findMany({ where: { residentId }, orderBy: { id: 'desc' }, take: MOST });
}

export async function findPhoto(client: Client, residentId: string, id: string): Promise<StoredPhoto | null> {
  return client.residentPhoto.findFirst({ where: { id, residentId } });
}

export async function createPhoto(transaction: Transaction, row: Prisma.ResidentPhotoCreateManyInput): Promise<void> {
  await transaction.residentPhoto.createMany({ data: [row] });
}

/** True for the one who deleted it. */
export async function deletePhoto(transaction: Transaction, residentId: string, id: string): Promise<boolean> {
  return (await transaction.residentPhoto.deleteMany({ where: { id, residentId } })).count === 1;
}
