/** What a photo may be when it is sent; it is read by its content and written anew. */
export const PHOTO_UPLOAD = {
  accept: ['image/jpeg', 'image/png', 'image/webp'],
  maxBytes: 15 * 1024 * 1024,
} as const;
