export { PHOTO_ACCEPT, shrinkPhoto } from './shrink-photo.ts';
