import { z } from 'zod';
import { defineContract } from '../shared/contract.ts';
import { FileAddress, FileQuery } from '../shared/file-address.contract.ts';
import { Id, Moment } from '../shared/page.contract.ts';
import { PHOTO_UPLOAD } from '../shared/photo-upload.ts';

const WORKER = ['community_worker'] as const;
const ResidentParams = z.strictObject({ residentId: Id });
const PhotoParams = z.strictObject({ residentId: Id, photoId: Id });
const names = { photoId: 'resident_photo' } as const;

export const ResidentPhotoView = z.strictObject({
  id: Id,
  width: z.number().int(),
  height: z.number().int(),
  addedAt: Moment,
  addedByName: z.string(),
  /** Made for whoever reads this view; the photo itself asks for it. */
  address: FileAddress,
});
export type ResidentPhotoView = z.output<typeof ResidentPhotoView>;

/** 照片 of residents, for those who carry out the care; officials, who look at how things stand, are shown none. */
export const residentPhotosContract = defineContract({
  list: {
    method: 'GET',
    path: '/residents/:residentId/photos',
    access: WORKER,
    status: 200,
    params: ResidentParams,
    response: z.strictObject({ items: z.array(ResidentPhotoView), mayChange: z.boolean() }),
    summary: 'Photos of a resident, the latest first',
  },
  add: {
    method: 'POST',
    path: '/residents/:residentId/photos',
    access: WORKER,
    status: 201,
    params: ResidentParams,
    upload: PHOTO_UPLOAD,
    response: ResidentPhotoView,
    summary: 'Add a photo of a resident, who agreed to it; kept small, encrypted and without metadata',
  },
  view: {
    method: 'GET',
    path: '/residents/:residentId/photos/:photoId',
    access: WORKER,
    names,
    status: 200,
    params: PhotoParams,
    query: FileQuery,
    response: 'image',
    summary: 'One photo of a resident',
  },
  remove: {
    method: 'POST',
    path: '/residents/:residentId/photos/:photoId/remove',
    access: WORKER,
    names,
    status: 200,
    params: PhotoParams,
    body: z.strictObject({}),
    response: z.strictObject({ isRemoved: z.literal(true) }),
    summary: 'Delete a photo of a resident; nothing of it is kept',
  },
});
