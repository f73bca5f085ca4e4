import { reachOf, type RecordKind } from '@linli/domain/shared/access.ts';
import { ROLES } from '@linli/domain/shared/actor.ts';
import type { NamedEndpoint } from './every-endpoint.given.ts';
import { RECORDS, type Names } from './records.given.ts';
import { recordsNamedBy, requestOf } from './requests.given.ts';
import type { Walk } from './walk.given.ts';
import { HOME, MARKS, type Caller } from './world.given.ts';

/** What the database tells anybody: names of units are public, and a person's own appointments come with the session. */
const TOLD_TO_ALL: ReadonlySet<RecordKind> = new Set([
  'org_unit',
  'community',
  'grid',
  'own_appointment',
  'job',
  'job_run',
]);

/**
 * Asks as those who reach the record at home, of an API whose database takes them for somebody far away. Whatever
 * comes through has passed by row-level security.
 */
export async function walkBehindSecondWall(walk: Walk, named: NamedEndpoint): Promise<void> {
  const { endpoint } = named;
  if (endpoint.access === 'public' || endpoint.access === 'signed_in') return;
  if (endpoint.access === 'secret_holder') {
    await ask(walk, named, { ...walk.world.callers[0]!, name: 'reporter', place: HOME });
    return;
  }
  for (const role of ROLES) {
    if (reachOf(endpoint, role).breadth === 'units') await ask(walk, named, walk.world.atHome(role));
  }
}

async function ask(walk: Walk, named: NamedEndpoint, caller: Caller): Promise<void> {
  const { world, ledger, send, countEvents } = walk;
  const { endpoint, name, key } = named;
  let names: Names = {};
  let isHidden = false;
  for (const record of recordsNamedBy(endpoint)) {
    if (record.part === 'query') continue;
    const built = await RECORDS[record.kind](walk, { place: HOME, situation: 'ready', caller, key });
    names = { ...built, ...names };
    isHidden ||= !TOLD_TO_ALL.has(record.kind);
  }
  const request = await requestOf(endpoint, names, { api: walk.api, world, caller });
  const before = await countEvents();
  const answer = await send(request, endpoint);
  const events = (await countEvents()) - before;
  ledger.calls += 1;
  ledger.callers.add(caller.name);
  const told = [...answer.body.matchAll(MARKS)].filter(([, kind]) => kind !== 'U').map(([text]) => text);
  const faults = [
    ...(told.length > 0 ? [`tells ${[...new Set(told)].join(' ')}`] : []),
    ...(isHidden && answer.status < 400 ? [`reaches the record: ${answer.status}`] : []),
    ...(events > 0 ? ['changes something'] : []),
  ];
  ledger.faults.push(...faults.map((fault) => `${name} as ${caller.name}: ${fault}`));
}
