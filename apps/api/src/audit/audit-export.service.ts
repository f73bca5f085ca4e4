import { AUDIT_LIMITS, EXPORT_COLUMNS } from '@linli/domain/audit/audit.ts';
import type { AuditEvent, auditContract } from '@linli/domain/audit/audit.contract.ts';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { shanghaiMoment } from '@linli/domain/shared/clock.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { FastifyReply } from 'fastify';
import { change, recordEvent } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { withScope } from '../shared/request-context.ts';
import { sendSpreadsheet } from '../shared/spreadsheet-export/spreadsheet.ts';
import { countEvents, listEvents, type EventFilter, type StoredEvent } from './audit-events.store.ts';
import { filterOf, viewsOf } from './audit-events.service.ts';
import { INSTALLATION_ID } from './trail-subject.ts';

const ROWS_AT_ONCE = 500;

/** Exactly what the list shows under the same filter; the trail keeps who took how much of it. */
export async function exportAuditEvents(
  platform: Platform,
  actor: PersonActor,
  { format, headings, words, ...asked }: BodyOf<(typeof auditContract)['export']>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const filter = await filterOf(platform, actor, asked);
  const { exportRows } = AUDIT_LIMITS;
  const count = await countEvents(platform.database.scoped, actor.scope, filter, exportRows + 1);
  if (count > exportRows) refuse('audit.export_too_large', { params: { maximum: exportRows } });
  // Read before the event of this very export is written, which would stand above them.
  const first = await listEvents(platform.database.scoped, actor.scope, filter, { limit: ROWS_AT_ONCE - 1 });
  const path = actor.unit && {
    districtId: actor.unit.districtId,
    streetId: actor.unit.streetId,
    communityId: actor.unit.communityId,
  };
  const subject = { type: 'audit_trail', id: actor.unit?.id ?? INSTALLATION_ID, path };
  const changes = { rows: [null, count], format: [null, format] } as const;
  await change(platform, (transaction) =>
    recordEvent(transaction, { actor, action: 'audit.export', subject, changes, audience: 'nobody' }, platform.clock()),
  );
  const say = wordsOf(words);
  return sendSpreadsheet(reply, {
    format,
    fileName: `audit-${shanghaiMoment(platform.clock()).slice(0, 10)}`,
    columns: EXPORT_COLUMNS.map((column, index) => ({
      heading: headings[index] ?? column,
      value: (event: AuditEvent) => VALUES[column](event, say),
      width: WIDTHS[column] ?? 16,
    })),
    rows: pagesOf(platform, actor, filter, { count, first }),
  });
}

/**
 * Page by page in the order of the list, and no more than were counted. It is read while it is sent, when no request
 * is running any more, so it says in whose scope.
 */
async function* pagesOf(
  platform: Platform,
  { scope }: PersonActor,
  filter: EventFilter,
  { count, first }: { count: number; first: readonly StoredEvent[] },
): AsyncGenerator<AuditEvent> {
  let rows = first;
  for (let left = count; left > 0;) {
    const page = rows.slice(0, left);
    const cursor = page.at(-1);
    if (!cursor) return;
    const next = { cursor, limit: ROWS_AT_ONCE - 1 };
    yield* await withScope(scope, async () => viewsOf(platform, page));
    left -= page.length;
    rows =
      left > 0 ? await withScope(scope, async () => listEvents(platform.database.scoped, scope, filter, next)) : [];
  }
}

type Say = (code: string) => string;

const VALUES: Record<(typeof EXPORT_COLUMNS)[number], (event: AuditEvent, say: Say) => string> = {
  id: ({ id }) => id,
  at: ({ at }) => shanghaiMoment(new Date(at)),
  who: ({ actor }, say) => actor.name ?? say(`kind.${actor.kind}`),
  role: ({ actor }, say) => (actor.role ? say(`role.${actor.role}`) : ''),
  action: ({ action }, say) => say(`action.${action}`),
  record: ({ subject }) => subject.name ?? subject.id,
  unit: ({ unitNames }) => unitNames.join(' / '),
  changes: ({ changes }, say) =>
    changes
      .map(({ field, before, after }) => `${say(`field.${field}`)}: ${textOf(before, say)} → ${textOf(after, say)}`)
      .join('\n'),
  note: ({ note }) => note ?? '',
};
const WIDTHS: Partial<Record<(typeof EXPORT_COLUMNS)[number], number>> = { at: 20, unit: 32, changes: 48, note: 48 };

/** What the reader's page calls a code; the code itself where it has no word. */
function wordsOf(words: readonly { code: string; text: string }[]): Say {
  const known = new Map(words.map(({ code, text }) => [code, text]));
  return (code) => known.get(code) ?? code.slice(code.indexOf('.') + 1);
}

function textOf(value: AuditEvent['changes'][number]['after'], say: Say): string {
  if (value === null) return '—';
  if (Array.isArray(value)) return value.map((each) => textOf(each, say)).join(' / ');
  return typeof value === 'string' ? say(`value.${value}`) : JSON.stringify(value);
}
