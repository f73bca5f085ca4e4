import { z } from 'zod';

/** Rows of one page at most. */
export const PAGE_LIMIT = 100;

/** Paging by the last row read (keyset), so the millionth row costs what the first does. */
export const PageQuery = {
  /** Opaque; what the page before gave as `nextCursor`. */
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_LIMIT).default(50),
};

/** One page of `item`s; `nextCursor` is null on the last. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export const Id = z.uuid();
/** A moment as ISO 8601 in UTC, for example `2026-11-23T05:44:00.000Z`. No calendar of the database has a year 0. */
export const Moment = z.iso.datetime().refine((moment) => moment >= '1000');
/** The version of the record that the editor read; a change in between answers 409. */
export const Version = z.number().int().min(1).max(2_147_483_647);
/** Text as people type it: trimmed, at least one visible character. */
export const Text = (maxLength: number) => z.string().trim().min(1).max(maxLength);
