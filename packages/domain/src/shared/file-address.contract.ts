import { z } from 'zod';

/**
 * What makes the address of a file work: until when (seconds since 1970, base 36), and a seal over the file, that
 * moment and whoever it was shown to. A view gives it with each file; it is asked for as the query of the file.
 */
export const FileAddress = z.strictObject({
  until: z.string().regex(/^[0-9a-z]{1,10}$/),
  seal: z.string().regex(/^[0-9a-f]{64}$/),
});
export type FileAddress = z.output<typeof FileAddress>;

/** The query of an endpoint that answers a file; without it there is no file (404). */
export const FileQuery = FileAddress.partial();
