import { ROLE_UNIT_KINDS } from '@linli/domain/appointments/appointment.ts';
import type { Situation } from '@linli/domain/shared/access.ts';
import { ROLES, type Role } from '@linli/domain/shared/actor.ts';
import { givenPerson, type GivenPerson } from '../../appointments/appointments.given.ts';
import {
  givenCommunity,
  givenDistrict,
  givenStreet,
  type GivenCommunity,
  type GivenUnit,
} from '../../org-units/org-units.given.ts';
import type { TestApi } from '../testing/app.ts';

/**
 * Where somebody or something is: `d1s2c1` is the first community of the second street of the first district, `d1s2`
 * that street, `` above all units. Whoever is at a place reaches the places that begin with it: this is the whole
 * rule, said without the product's own code.
 */
export type Place = string;
export const covers = (place: Place, other: Place) => other.startsWith(place);
/** Where the records lie that everybody tries to reach, and places at growing distance from it. */
export const HOME = 'd1s1c1';
export const BESIDE = 'd1s1c2';
export const NEXT_STREET = 'd1s2c1';
export const FAR = 'd2s1c1';
/** People stand here and above: one for each way to stand to what lies at home. */
const RELATIONS: readonly Place[] = [HOME, BESIDE, NEXT_STREET, FAR];

/**
 * A mark that every text carries which belongs to a place. An answer that holds a mark of a place its reader does
 * not reach has leaked: `U` units, `P` people, `T` tickets.
 */
export const mark = (kind: 'U' | 'P' | 'T', place: Place) => `${kind}(${place})`;
export const MARKS = /([UPT])\((\w*)\)/g;

/** How a record stands to whoever asks; `ready` where their place alone decides, the last two for what is one's own. */
export type Stands = Situation | 'ready' | 'mine' | 'others';

/** What is wrong with somebody's right to act, if anything. */
export type Standing = 'current' | 'ended' | 'not_begun' | 'expired_session' | 'forged_session' | 'no_session';

export interface Caller {
  /** `street_official of d1s1` */
  readonly name: string;
  readonly standing: Standing;
  readonly role: Role | null;
  readonly place: Place;
  readonly person: GivenPerson | null;
  readonly cookie: string;
}

export interface World {
  readonly units: ReadonlyMap<Place, GivenUnit>;
  community(place: Place): GivenCommunity;
  readonly callers: readonly Caller[];
  /** Somebody new who is what `caller` is. */
  another(caller: Caller): Promise<Caller>;
  /** Somebody new of a role at a place. */
  person(role: Role, place: Place, terms?: { from?: Date; to?: Date }): Promise<GivenPerson>;
  /** The caller of this role who reaches `HOME`. */
  atHome(role: Role): Caller;
}

const YEAR_MS = 365 * 24 * 3_600_000;

/** Two districts of two streets of two communities, with people of every role at each distance from home. */
export async function givenWorld(api: TestApi): Promise<World> {
  const units = new Map<Place, GivenUnit>();
  const communities = new Map<Place, GivenCommunity>();
  for (const d of ['d1', 'd2']) {
    const district = await givenDistrict(api, { name: `区${mark('U', d)}` });
    units.set(d, district);
    for (const s of [`${d}s1`, `${d}s2`]) {
      const street = await givenStreet(api, { district, name: `街道${mark('U', s)}` });
      units.set(s, street);
      for (const c of [`${s}c1`, `${s}c2`]) {
        const community = await givenCommunity(api, { street, name: `社区${mark('U', c)}` });
        units.set(c, community);
        communities.set(c, community);
      }
    }
  }
  const placesOf = (role: Role): Place[] =>
    ROLE_UNIT_KINDS[role].flatMap((kind) =>
      kind === null ? [''] : [...units].flatMap(([place, unit]) => (unit.kind === kind ? [place] : [])),
    );
  const person: World['person'] = (role, place, terms = {}) => {
    const unit = units.get(place);
    return givenPerson(api, { role, name: `员${mark('P', place)}`, ...(unit && { unit }), ...terms });
  };
  const call = async (role: Role, place: Place, standing: Standing): Promise<Caller> => {
    const terms = {
      ended: { to: new Date(Date.now() - 60_000) },
      not_begun: { from: new Date(Date.now() + YEAR_MS) },
    }[standing as string];
    const who = await person(role, place, terms);
    if (standing === 'expired_session') await expireSession(api, who.id);
    const name = `${role} of ${place || 'all'}${standing === 'current' ? '' : `, ${standing}`}`;
    return { name, standing, role, place, person: who, cookie: who.cookie };
  };
  const callers: Caller[] = [
    outsider('no_session', ''),
    outsider('forged_session', `linli.session=forged${'x'.repeat(37)}`),
  ];
  for (const role of ROLES) {
    for (const place of placesOf(role).filter((each) => RELATIONS.some((other) => covers(each, other))))
      callers.push(await call(role, place, 'current'));
    const home = placesOf(role).find((place) => covers(place, HOME)) ?? '';
    for (const standing of ['ended', 'not_begun', 'expired_session'] as const)
      callers.push(await call(role, home, standing));
  }
  return {
    units,
    callers,
    person,
    community: (place) => communities.get(place) ?? fail(`There is no community at ${place}.`),
    another: (caller) =>
      caller.role === null ? Promise.resolve(caller) : call(caller.role, caller.place, caller.standing),
    atHome: (role) =>
      callers.find((each) => each.role === role && each.standing === 'current' && covers(each.place, HOME)) ??
      fail(`Nobody is ${role} at home.`),
  };
}

function outsider(standing: Standing, cookie: string): Caller {
  return { name: standing, standing, role: null, place: '', person: null, cookie };
}

async function expireSession({ platform }: TestApi, personId: string): Promise<void> {
  const past = new Date(Date.now() - 60_000);
  await platform.database.system.client.session.updateMany({ where: { personId }, data: { expiresAt: past } });
}

export function fail(message: string): never {
  throw new Error(message);
}
