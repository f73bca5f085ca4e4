import { describe, expect, it } from 'vitest';
import { DATA_CLASSES } from '../generated/data-classes.ts';
import { givenScene, givenTicket } from '../tickets/tickets.given.ts';
import { change, recordEvent } from './events.ts';
import { maskedChanges } from './masked-changes.ts';
import { withScope } from './request-context.ts';
import { givenApi } from './testing/app.ts';

const api = await givenApi();
const PERSONAL = '13900001234';
const fields = DATA_CLASSES.flatMap(({ table, columns }) =>
  columns
    .filter(({ protection }) => protection !== null && protection !== 'plain')
    .map(({ field }) => [`${table}.${field}`, table, field] as const),
);

describe('an event', () => {
  it.each(fields)('tells nothing of %s as it is', (_name, table, field) => {
    const changes = { [field]: [PERSONAL, { nested: [PERSONAL] }], status: ['open', 'done'] } as const;
    for (const subjectType of [table.replace(/s$/, ''), 'audit_trail']) {
      const told = JSON.stringify(maskedChanges(subjectType, changes));
      expect(told).not.toContain(PERSONAL);
      expect(told).toContain('"status":["open","done"]');
    }
  });

  it('tells a field as it is where its own table keeps it so, whatever another table does with one of that name', () => {
    const changes = { name: ['1号网格', '东门网格'] } as const;
    expect(maskedChanges('org_unit', changes)).toEqual(changes);
    expect(maskedChanges('person', changes)).toEqual(changes);
    expect(maskedChanges('resident_contact', changes)).toEqual({ name: ['***', '***'] });
  });

  it('that a service forgot to mask stands masked in the trail', async () => {
    const scene = await givenScene(api);
    const { id } = await givenTicket(api, scene, 'reported');
    const actor = { kind: 'system', scope: { kind: 'system' } } as const;
    const subject = { type: 'ticket', id, path: scene.community.path };
    const changes = { phone: [null, PERSONAL], status: [null, 'reported'] } as const;
    await withScope(actor.scope, () =>
      change(api.platform, (transaction) =>
        recordEvent(transaction, { actor, action: 'tickets.report', subject, changes }, new Date()),
      ),
    );
    const events = await api.platform.database.system.client.event.findMany({ where: { subjectId: id } });
    expect(events.at(-1)?.changes).toEqual({ phone: [null, '139****1234'], status: [null, 'reported'] });
  });
});
