import type { RecordKind, Situation } from '@linli/domain/shared/access.ts';
import { OFFICE_ROLES, ROLES, type Role } from '@linli/domain/shared/actor.ts';
import { describe, expect, it } from 'vitest';
import { tellFigures } from '../testing/figures.ts';
import { givenApi } from '../testing/app.ts';
import { everyEndpoint, type NamedEndpoint } from './every-endpoint.given.ts';
import { sender } from './harness.given.ts';
import { RECORDS, type Names } from './records.given.ts';
import { recordsNamedBy, requestOf } from './requests.given.ts';
import { isSearchText, mayBeLeftOut, shapeOf } from './schemas.given.ts';
import {
  BESIDE,
  covers,
  FAR,
  givenWorld,
  HOME,
  mark,
  MARKS,
  NEXT_STREET,
  type Caller,
  type Place,
} from './world.given.ts';

const api = await givenApi();
// Answers are compared to the byte, and some tell what is overdue by now.
api.setNow(new Date());
const world = await givenWorld(api);
const send = await sender(api);
const callers = ROLES.map((role) => world.atHome(role));

/** Lists, counts and whatever else is asked for without naming a record. */
const lists = (await everyEndpoint()).filter(
  ({ endpoint }) =>
    endpoint.method === 'GET' &&
    typeof endpoint.response !== 'string' &&
    endpoint.access !== 'public' &&
    recordsNamedBy(endpoint).every(
      ({ part, fields }) => part === 'query' && mayBeLeftOut(shapeOf(endpoint.query)[fields[0]!]!),
    ),
);

async function ask({ endpoint }: NamedEndpoint, caller: Caller, query: Names = {}): Promise<string> {
  const { status, body } = await send(await requestOf(endpoint, query, { api, world, caller }), endpoint);
  return `${status} ${body.replace(/"requestId":"[^"]*"/, '')}`;
}

async function askAll(): Promise<Map<string, string>> {
  // Refusals are kept as events a moment later, and auditors list events: all of them, before anything is asked.
  await api.app.refusals.flush();
  const answers = new Map<string, string>();
  for (const each of lists)
    for (const caller of callers) answers.set(`${each.name} as ${caller.name}`, await ask(each, caller));
  return answers;
}

/** One record of every kind, in every way it can stand to a volunteer; the ids of what was made. */
async function plantAt(place: Place): Promise<string[]> {
  const caller = world.callers.find((each) => each.role === 'volunteer' && each.place === place)!;
  const names: (Names | null)[] = [];
  for (const situation of ['unopened', 'open', 'taken', 'own'] satisfies Situation[])
    names.push(await RECORDS.ticket({ api, world }, { place, situation, caller, key: '' }));
  for (const kind of Object.keys(RECORDS).filter((each) => each !== 'own_appointment') as RecordKind[])
    names.push(await RECORDS[kind]({ api, world }, { place, situation: 'ready', caller, key: 'assign' }));
  return names.flatMap((each) => Object.values(each ?? {}).filter((value) => typeof value === 'string'));
}

/** What a live stream says until it is left. */
function listen(caller: Caller): { said: () => string; leave: () => void } {
  const stop = new AbortController();
  let said = '';
  void fetch(`${api.app.listeningOrigin}/api/v1/live`, { headers: { cookie: caller.cookie }, signal: stop.signal })
    .then(async ({ body }) => {
      for await (const chunk of body!.pipeThrough(new TextDecoderStream())) said += chunk;
    })
    .catch(() => {});
  return { said: () => said, leave: () => stop.abort() };
}

describe('records that lie elsewhere', () => {
  it('change no list, no count and reach no open screen', { timeout: 180_000 }, async () => {
    const streams = callers.map((caller) => ({ caller, ...listen(caller) }));
    await expect.poll(() => streams.filter(({ said }) => !said().includes('reset'))).toEqual([]);
    // What changes by itself, such as a list of who looked at what, cannot be compared so.
    const [first, second] = [await askAll(), await askAll()];
    const steady = [...first].filter(([what, answer]) => second.get(what) === answer).map(([what]) => what);
    const changed = new Set<string>();
    const ids = new Map<Place, string[]>();
    let compared = 0;
    let before = second;
    for (const place of [FAR, NEXT_STREET, BESIDE, HOME]) {
      ids.set(place, await plantAt(place));
      const after = await askAll();
      for (const what of steady) {
        const reached = callers.find(({ name }) => what.endsWith(` as ${name}`))!;
        if (covers(reached.place, place)) {
          if (after.get(what) !== before.get(what)) changed.add(what.split(' as ')[0]!);
          continue;
        }
        compared += 1;
        expect(after.get(what), `${what} after something was added at ${place}`).toBe(before.get(what));
      }
      before = after;
    }
    // Whoever lists anything must list what lies at home: a list that is always empty proves nothing.
    const hasRecords = ({ name }: NamedEndpoint) =>
      [...before].some(([what, body]) => what.startsWith(name) && /"\w*[iI]d":"/.test(body));
    expect(
      lists.filter((each) => hasRecords(each) && each.endpoint.access !== 'signed_in' && !changed.has(each.name)),
    ).toEqual([]);

    const atWork: readonly (Role | null)[] = [...OFFICE_ROLES, 'volunteer'];
    const hearsAtHome = streams.filter(({ caller }) => atWork.includes(caller.role));
    await expect
      .poll(() => hearsAtHome.filter(({ said }) => !ids.get(HOME)!.some((id) => said().includes(id))))
      .toEqual([]);
    for (const { caller, said, leave } of streams) {
      const foreign = [...ids].filter(([place]) => !covers(caller.place, place)).flatMap(([, each]) => each);
      expect(
        foreign.filter((id) => said().includes(id)),
        `${caller.name} heard`,
      ).toEqual([]);
      leave();
    }
    tellFigures(
      'authorization, foreign records',
      `${lists.length} lists, ${compared} answers unchanged, ${streams.length} live streams, 0 leaks`,
    );
  });

  it('are found by no search and by no page that somebody else was given', async () => {
    let found = 0;
    for (const each of lists) {
      const fields = Object.entries(shapeOf(each.endpoint.query)).filter(([, schema]) => isSearchText(schema));
      for (const caller of callers) {
        for (const [field] of fields) {
          const isCursor = field === 'cursor';
          const texts = isCursor
            ? await cursorsOfOthers(each, caller)
            : [FAR, BESIDE, HOME].map((place) => mark('T', place));
          for (const text of texts) {
            const answer = await ask(each, caller, { [field]: text });
            // An endpoint may say that whoever did something from above is named.
            const isNamedFromAbove = (kind: string | undefined, place: Place) =>
              kind === 'P' && each.endpoint.namesFromAbove !== undefined && covers(place, caller.place);
            const marks = [...answer.matchAll(MARKS)].filter(([, kind]) => kind !== 'U');
            found += marks.length;
            expect(
              marks.filter(([, kind, place = '']) => !covers(caller.place, place) && !isNamedFromAbove(kind, place)),
              `${each.name} as ${caller.name}: ${field}=${text}`,
            ).toEqual([]);
          }
        }
      }
    }
    expect(found).toBeGreaterThan(0);
  });
});

/** Where the second page of the same list begins for people of the same role elsewhere. */
async function cursorsOfOthers(list: NamedEndpoint, { role, place }: Caller): Promise<string[]> {
  const others = world.callers.filter(
    (each) => each.role === role && each.standing === 'current' && each.place !== place,
  );
  const cursors: string[] = [];
  for (const other of others) {
    const answer = await ask(list, other, { limit: 1 });
    const cursor = /"nextCursor":"([^"]+)"/.exec(answer)?.[1];
    if (cursor !== undefined) cursors.push(cursor);
  }
  return cursors;
}
