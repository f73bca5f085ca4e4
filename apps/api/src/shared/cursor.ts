import { refuse } from '@linli/domain/shared/refusal.ts';

/** Where a page ends, in a list ordered by a moment: that of its last row, and its id. Opaque to callers. */
export interface Cursor {
  readonly at: Date;
  readonly id: string;
}

/** The same where the database finds the place of the last row by its id. */
export type RowCursor = Pick<Cursor, 'id'>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function encodeCursor(cursor: Cursor | RowCursor): string {
  return Buffer.from('at' in cursor ? `${cursor.at.getTime()}.${cursor.id}` : cursor.id).toString('base64url');
}

/** Reads what encodeCursor wrote of a moment and an id, or refuses it beside the field. */
export function decodeCursor(text: string): Cursor {
  const [time, id] = Buffer.from(text, 'base64url').toString().split('.');
  const at = new Date(Number(time));
  return id === undefined || !UUID.test(id) || Number.isNaN(at.getTime()) ? refuseCursor() : { at, id };
}

/** Reads what encodeCursor wrote of an id, or refuses it beside the field. */
export function decodeRowCursor(text: string): RowCursor {
  const id = Buffer.from(text, 'base64url').toString();
  return UUID.test(id) ? { id } : refuseCursor();
}

function refuseCursor(): never {
  refuse('request.invalid', { errors: [{ path: ['cursor'], code: 'invalid_format' }] });
}

/** Cuts one row more than asked off, and says where the next page begins. */
export function pageFrom<Row, Item>(
  rows: Row[],
  limit: number,
  cursorOf: (row: Row) => Cursor | RowCursor,
  view: (row: Row) => Item,
) {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(view),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(cursorOf(last)) : null,
  };
}
