import { refuse } from '@linli/domain/shared/refusal.ts';

/** Where a page ends: the sort moment and id of its last row. Opaque to callers. */
export interface Cursor {
  readonly at: Date;
  readonly id: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function encodeCursor({ at, id }: Cursor): string {
  return Buffer.from(`${at.getTime()}.${id}`).toString('base64url');
}

/** Reads what encodeCursor wrote, or refuses it beside the field. */
export function decodeCursor(text: string): Cursor {
  const [time, id] = Buffer.from(text, 'base64url').toString().split('.');
  const at = new Date(Number(time));
  if (id === undefined || !UUID.test(id) || Number.isNaN(at.getTime())) {
    refuse('request.invalid', { errors: [{ path: ['cursor'], code: 'invalid_format' }] });
  }
  return { at, id };
}

/** Cuts one row more than asked off, and says where the next page begins. */
export function pageFrom<Row, Item>(rows: Row[], limit: number, cursorOf: (row: Row) => Cursor, view: (row: Row) => Item) {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(view),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(cursorOf(last)) : null,
  };
}
