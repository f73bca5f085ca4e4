import type { RuledField } from '@linli/domain/shared/told-to.contract.ts';
import type { Endpoint } from '@linli/domain/shared/contract.ts';
import type { TestApi } from '../testing/app.ts';
import type { NamedEndpoint } from './every-endpoint.given.ts';
import { expectationOf, standsFor, type Expected } from './expectation.given.ts';
import { eventFaults, judge, type Answer } from './judge.given.ts';
import { AT_EVERY_LEVEL, filing, RECORDS, type Names } from './records.given.ts';
import { namesOfNothing, recordsNamedBy, requestOf, type NamedRecord, type Request } from './requests.given.ts';
import { mayBeLeftOut, shapeOf } from './schemas.given.ts';
import {
  BESIDE,
  covers,
  FAR,
  HOME,
  NEXT_STREET,
  type Caller,
  type Place,
  type Stands,
  type World,
} from './world.given.ts';

/** What a walk did and found. */
export class Ledger {
  calls = 0;
  readonly faults: string[] = [];
  readonly callers = new Set<string>();
  /** How often each endpoint was carried out: a walk of refusals alone would prove nothing. */
  readonly carriedOut = new Map<string, number>();
  /** `endpoint role situation` of every call. */
  readonly tried = new Set<string>();
  /** Rules of fields that somebody was told. */
  readonly told = new Set<RuledField>();
}

export interface Walk {
  /** Builds records, behind both walls. */
  readonly api: TestApi;
  readonly world: World;
  readonly ledger: Ledger;
  /** Asks the API that is walked. */
  send(request: Request, endpoint: Endpoint): Promise<Answer>;
  /** How many changes have left an event so far. */
  countEvents(): Promise<number>;
}

const ABOVE_HOME: readonly Place[] = ['d1s1', 'd1'];
const withLevels = ({ kind }: NamedRecord, places: readonly Place[]) =>
  AT_EVERY_LEVEL.has(kind) ? [...places, ...ABOVE_HOME] : places;

/** Tries one endpoint as everybody, with records at home and above; then every other field that names a record. */
export async function walkEndpoint(walk: Walk, named: NamedEndpoint): Promise<void> {
  const { endpoint } = named;
  const records = recordsNamedBy(endpoint);
  const first = records.find((each) => isNeeded(endpoint, each)) ?? null;
  const others = records.filter((each) => each !== first);
  const trial = new Trial(
    walk,
    named,
    first,
    others.filter((each) => isNeeded(endpoint, each)),
  );
  for (const place of first ? withLevels(first, [HOME]) : [HOME])
    for (const caller of callersOf(endpoint, walk.world)) await trial.asCaller(caller, place);
  if (endpoint.access === 'secret_holder') await trial.asReporters();
  if (endpoint.access === 'key_holder') await trial.asKeyHolders();
  for (const record of others)
    for (const caller of callersOf(endpoint, walk.world)) await trial.ofOtherRecord(caller, record);
}

/** Who asks: everybody; where nobody is asked who they are, one of each role and the strangers do. */
function callersOf({ access }: Endpoint, { callers }: World): readonly Caller[] {
  if (access !== 'public') return callers;
  return callers.filter(
    ({ role, standing, place }) => role === null || (standing === 'current' && covers(place, HOME)),
  );
}

function isNeeded({ query, body }: Endpoint, { part, fields: [field = ''] }: NamedRecord): boolean {
  if (part === 'params') return true;
  const schema = shapeOf(part === 'query' ? query : body)[field];
  return schema !== undefined && !mayBeLeftOut(schema);
}

class Trial {
  readonly #walk: Walk;
  readonly #named: NamedEndpoint;
  readonly #record: NamedRecord | null;
  readonly #alsoNeeded: readonly NamedRecord[];
  /** Records that nobody has changed yet. */
  readonly #kept = new Map<string, Names | null>();
  readonly #answersToNothing = new Map<string, Answer>();

  constructor(walk: Walk, named: NamedEndpoint, record: NamedRecord | null, alsoNeeded: readonly NamedRecord[]) {
    this.#walk = walk;
    this.#named = named;
    this.#record = record;
    this.#alsoNeeded = alsoNeeded;
  }

  async asCaller(caller: Caller, place: Place): Promise<void> {
    const { endpoint } = this.#named;
    for (const stands of standsFor(endpoint, this.#record, caller, place)) {
      const expected = expectationOf(endpoint, this.#record, caller, place, stands);
      // Whoever changes something is somebody new, so that nobody's rights or sessions change under the walk.
      const isChange = expected === 'carried_out' && endpoint.method !== 'GET';
      const asking = isChange ? await this.#walk.world.another(caller) : caller;
      const names = await this.#namesOf(asking, place, stands);
      if (names === null) continue;
      const { secret: _, ...open } = names;
      await this.#ask(asking, open, stands, expected, this.#record);
    }
  }

  /** Reporters have no session: what they hold is the secret of a ticket, or of another one, or of none. */
  async asReporters(): Promise<void> {
    const reporter: Caller = { ...this.#walk.world.callers[0]!, name: 'reporter', place: HOME };
    const other = (await this.#namesOf(reporter, BESIDE, 'ready'))!;
    const own = (await this.#namesOf(reporter, HOME, 'ready'))!;
    await this.#ask(reporter, { ...own, secret: 'AAAAAAAAAAAA' }, 'ready', 'not_found', this.#record);
    await this.#ask(reporter, { ...own, secret: other['secret']! }, 'ready', 'not_found', this.#record);
    await this.#ask(reporter, own, 'ready', 'carried_out', this.#record);
  }

  /** Programs have no session either: they hold a key for these units, for others, or one that was revoked. */
  async asKeyHolders(): Promise<void> {
    const { world } = this.#walk;
    const holder: Caller = { ...world.callers[0]!, name: 'key holder', place: HOME };
    for (const [place, expected] of [
      [HOME, 'carried_out'],
      ['d1', 'carried_out'],
      [BESIDE, 'api_key.of_other_units'],
      [FAR, 'api_key.of_other_units'],
    ] as const)
      await this.#ask(holder, await filing(this.#walk, place), 'ready', expected, null);
    const revoked = await filing(this.#walk, HOME, { isRevoked: true });
    await this.#ask(holder, revoked, 'ready', 'api_key.not_valid', null);
  }

  /** Holds everything else right and lets one more field name a record at growing distance. */
  async ofOtherRecord(caller: Caller, record: NamedRecord): Promise<void> {
    const { endpoint, key } = this.#named;
    if (caller.standing !== 'current' || !covers(caller.place, HOME)) return;
    if (expectationOf(endpoint, this.#record, caller, HOME, 'ready') !== 'carried_out') return;
    for (const place of withLevels(record, [HOME, BESIDE, NEXT_STREET, FAR])) {
      const isReached = endpoint.access === 'public' || covers(caller.place, place);
      const other = await RECORDS[record.kind](this.#walk, { place, situation: 'ready', caller, key });
      const names = { ...(await this.#namesOf(caller, HOME, 'ready')), ...pick(other ?? {}, record.fields) };
      await this.#ask(caller, names, 'ready', isReached ? 'carried_out' : 'not_found', record);
    }
  }

  async #namesOf(caller: Caller, place: Place, stands: Stands): Promise<Names | null> {
    if (this.#record === null) return {};
    const slot = `${place} ${stands} ${stands === 'ready' || stands === 'others' ? '' : caller.name}`;
    const isForOne = this.#named.endpoint.method !== 'GET' && (stands === 'own' || stands === 'mine');
    const known = this.#kept.get(slot);
    if (known !== undefined && !isForOne) return known;
    const names = await RECORDS[this.#record.kind](this.#walk, {
      place,
      situation: stands === 'mine' || stands === 'others' ? 'ready' : stands,
      caller: stands === 'others' ? await this.#walk.world.another(caller) : caller,
      key: this.#named.key,
    });
    this.#kept.set(slot, names);
    return names;
  }

  async #ask(caller: Caller, names: Names, stands: Stands, expected: Expected, record: NamedRecord | null) {
    const { ledger, send, countEvents } = this.#walk;
    const { endpoint, name } = this.#named;
    const complete = { ...(await this.#alsoNamed(caller)), ...names };
    const request = await this.#request(caller, complete);
    const isChange = endpoint.method !== 'GET';
    const before = isChange ? await countEvents() : 0;
    const answer = await send(request, endpoint);
    const events = isChange ? (await countEvents()) - before : 0;
    ledger.calls += 1;
    ledger.callers.add(caller.name);
    ledger.tried.add(`${name} ${caller.role} ${stands}`);
    if (answer.status < 400) {
      ledger.carriedOut.set(name, (ledger.carriedOut.get(name) ?? 0) + 1);
      if (isChange) this.#kept.clear();
    }
    const toNothing = expected === 'not_found' && record ? await this.#askForNothing(caller, complete, record) : null;
    const reader = { role: caller.role, situation: endpoint.becomes ?? stands } as const;
    const onTold = (field: RuledField) => ledger.told.add(field);
    const faults = [
      ...judge({ endpoint, caller, reader, expected, answer, toNothing, onTold }),
      ...(isChange ? eventFaults(endpoint, expected, events) : []),
    ];
    ledger.faults.push(...faults.map((fault) => `${name} as ${caller.name}, ${stands}: ${fault}`));
  }

  /** What a request needs besides, right for whoever reaches the record at home. */
  async #alsoNamed(caller: Caller): Promise<Names> {
    const names: Record<string, string | number> = {};
    for (const record of this.#alsoNeeded) {
      const built = await RECORDS[record.kind](this.#walk, {
        place: HOME,
        situation: 'ready',
        caller,
        key: this.#named.key,
      });
      Object.assign(names, pick(built ?? {}, record.fields));
    }
    return names;
  }

  async #askForNothing(caller: Caller, names: Names, record: NamedRecord): Promise<Answer> {
    const slot = `${caller.role} ${record.fields.join(' ')}`;
    const known = this.#answersToNothing.get(slot);
    if (known) return known;
    const request = await this.#request(caller, namesOfNothing(record, names));
    const answer = await this.#walk.send(request, this.#named.endpoint);
    this.#walk.ledger.calls += 1;
    this.#answersToNothing.set(slot, answer);
    return answer;
  }

  #request(caller: Caller, names: Names): Promise<Request> {
    return requestOf(this.#named.endpoint, names, { api: this.#walk.api, world: this.#walk.world, caller });
  }
}

const pick = (names: Names, fields: readonly string[]): Names =>
  Object.fromEntries(fields.flatMap((field) => (field in names ? [[field, names[field]!]] : [])));
