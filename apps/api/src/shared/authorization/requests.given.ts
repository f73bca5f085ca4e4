import { NAMED_BY, type RecordKind } from '@linli/domain/shared/access.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import type { Actor } from '@linli/domain/shared/actor.ts';
import { addressOf, type Endpoint, type Upload } from '@linli/domain/shared/contract.ts';
import {
  codeAt,
  givenAccount,
  givenBegunFactor,
  givenChallenge,
  givenFactor,
  givenPassword,
  PASSWORD,
} from '../../accounts/accounts.given.ts';
import { givenLink, givenReturned, type Returned } from '../../accounts/outside-sign-in.given.ts';
import { actorOf, givenPerson, type GivenPerson } from '../../appointments/appointments.given.ts';
import { givenOtherCommunity } from '../../residents/transfers/transfers.given.ts';
import { divisionsFile, someDistrictDigits } from '../../org-units/org-units.given.ts';
import { dayFromNow } from '../../tickets/tickets.given.ts';
import { signInLinksContract } from '@linli/domain/appointments/sign-in-links.contract.ts';
import { fileAddress, isSealedFile } from '../file-address.ts';
import type { TestApi } from '../testing/app.ts';
import { aPhoto, KEPT_AS_THEY_ARE, RECORDS, type Names } from './records.given.ts';
import { exampleOf, namesRecord, shapeOf } from './schemas.given.ts';
import { covers, fail, HOME, type Caller, type World } from './world.given.ts';

/** The fields of one request that name one record. */
export interface NamedRecord {
  readonly part: 'params' | 'query' | 'body';
  readonly fields: readonly string[];
  readonly kind: RecordKind;
}

/** Which records a request of this endpoint names: those of its path first, which stand for one record together. */
export function recordsNamedBy(endpoint: Endpoint): NamedRecord[] {
  const kindOf = (field: string) =>
    endpoint.names?.[field] ??
    (field in NAMED_BY ? NAMED_BY[field as keyof typeof NAMED_BY] : undefined) ??
    fail(
      `${endpoint.method} ${endpoint.path}: “${field}” names a record of no known kind; see NAMED_BY in shared/access.ts`,
    );
  const inPath = Object.keys(shapeOf(endpoint.params));
  const last = inPath.at(-1);
  return [
    ...(last === undefined ? [] : [{ part: 'params', fields: inPath, kind: kindOf(last) } as const]),
    ...(['query', 'body'] as const).flatMap((part) =>
      Object.entries(shapeOf(endpoint[part]))
        .filter(([, schema]) => namesRecord(schema))
        .map(([field]) => ({ part, fields: [field], kind: kindOf(field) })),
    ),
  ];
}

type Example = (at: { api: TestApi; world: World; caller: Caller }) => unknown;

const newName = () => `w${crypto.randomUUID().slice(0, 12).replaceAll('-', '')}`;

/** Whoever asks has a password from now on. */
const ownPassword: Example = async ({ api, caller }) => {
  if (caller.person) await givenPassword(api, caller.person.id);
  return PASSWORD;
};

const codeOf = async (caller: Caller, secretOf: (personId: string) => Promise<string>) =>
  codeAt(caller.person ? await secretOf(caller.person.id) : 'JBSWY3DPEHPK3PXP');

/** The challenge and its code are two fields of one request. */
let challenged: GivenPerson;
let challengedSecret = '';

/** What the outside provider appended, and the cookie that belongs to it, are of one journey. */
let returned: Returned = { cookie: '', body: {} };
const appended =
  (field: string): Example =>
  () =>
    returned.body[field];

/** Values of fields that no schema can think of, by the field's name; by endpoint where one name means two things. */
const EXAMPLES: Readonly<Record<string, Example>> = {
  username: newName,
  name: newName,
  'POST /appointments username': async ({ world }) => (await world.person('community_worker', HOME)).username,
  role: () => 'volunteer',
  row: () => 0,
  password: () => 'Walls-are-walked-2026',
  csv: () => divisionsFile(someDistrictDigits(), { streets: 1, communities: 1 }),
  'POST /residents/:residentId/labels/:labelId/end to': () => shanghaiDate(new Date()),
  communityCode: async ({ api, world, caller }) => {
    const place = caller.place.length === 6 ? caller.place : HOME;
    return (await givenOtherCommunity(api, world.community(place))).code;
  },
  day: () => shanghaiDate(new Date()),
  // Of somebody who lives there the law gives this ground.
  ground: () => 'unlawful',
  until: () => dayFromNow(2),
  // Nothing of what the other file says comes over: its marks would have reached another place by right.
  'POST /resident-duplicates/:duplicateId/merge choices': () => KEPT_AS_THEY_ARE,
  'POST /public/sign-in name': async ({ api, world }) =>
    (await givenAccount(api, { role: 'volunteer', unit: world.community(HOME) })).username,
  'POST /public/sign-in password': () => PASSWORD,
  'POST /accounts/me/confirm password': ownPassword,
  current: ownPassword,
  'POST /accounts/me/two-factor/confirm code': ({ api, caller }) => codeOf(caller, (id) => givenBegunFactor(api, id)),
  'POST /accounts/me/two-factor/recovery-codes code': ({ api, caller }) => codeOf(caller, (id) => givenFactor(api, id)),
  'POST /accounts/me/two-factor/remove code': ({ api, caller }) => codeOf(caller, (id) => givenFactor(api, id)),
  'POST /public/sign-in/second-factor challenge': async ({ api, world }) => {
    challenged = await givenAccount(api, { role: 'volunteer', unit: world.community(HOME) });
    challengedSecret = await givenFactor(api, challenged.id);
    return givenChallenge(api, challenged);
  },
  'POST /public/sign-in/second-factor code': () => codeAt(challengedSecret),
  'POST /public/sign-in/outside/finish state': async ({ api, world }) => {
    const subject = newName();
    await givenLink(api, await givenPerson(api, { role: 'volunteer', unit: world.community(HOME) }), subject);
    returned = await givenReturned(api, subject);
    return returned.body['state'];
  },
  'POST /accounts/me/outside/finish state': async ({ api, caller: { cookie, standing } }) => {
    // Whoever may not leave for it brings back nothing.
    returned = { cookie, body: { state: '' } };
    if (!standing.endsWith('_session')) returned = await givenReturned(api, newName(), { cookie, to: 'beginLink' });
    return returned.body['state'];
  },
  'POST /public/sign-in/outside/finish cookie': () => returned.cookie,
  'POST /accounts/me/outside/finish cookie': () => returned.cookie,
  'POST /public/sign-in/outside/finish code': appended('code'),
  'POST /public/sign-in/outside/finish iss': appended('iss'),
  'POST /public/sign-in/outside/finish error': () => undefined,
  'POST /accounts/me/outside/finish code': appended('code'),
  'POST /accounts/me/outside/finish iss': appended('iss'),
  'POST /accounts/me/outside/finish error': () => undefined,
  'POST /accounts/me/phone phone': () => null,
  'POST /appointments/:appointmentId/account/phone phone': () => null,
  // Lists name units inside: each asks for what is theirs.
  people: ({ world, caller }) => {
    const [place] = [...world.units.keys()].filter((each) => each.length === 6 && covers(caller.place, each));
    const unitId = world.community(place ?? HOME).id;
    return [{ name: '王列', username: newName(), phone: null, role: 'volunteer', unitId, lastDay: null, isNew: true }];
  },
  'POST /residents/views title': newName,
  startsAt: () => new Date(Date.now() + 3_600_000).toISOString(),
  endsAt: () => new Date(Date.now() + 2 * 3_600_000).toISOString(),
  roles: () => [{ name: '志愿者', places: 2 }],
  'POST /volunteers/:volunteerId/certificates from': () => '2026-01-01',
  'POST /volunteers/:volunteerId/certificates to': () => shanghaiDate(new Date()),
  'POST /public/volunteer-certificates/verify number': async ({ api, world }) => {
    const { certificateId } = (await RECORDS.certificate(
      { api, world },
      { place: HOME, situation: 'ready', caller: world.callers[0]!, key: '' },
    ))!;
    const row = await api.platform.database.system.client.volunteerCertificate.findFirst({
      where: { id: String(certificateId) },
    });
    return row!.number;
  },
  at: () => new Date().toISOString(),
  'POST /volunteer-tasks/:taskId/drop-out reason': () => '临时有事',
  'POST /public/volunteers phone': () => '13900001234',
  'POST /public/volunteers birthDate': () => '1990-05-01',
  token: async ({ api, world }) => {
    // Whoever holds the token is told whose it is, so this person carries no mark.
    const { appointmentId } = await givenPerson(api, { role: 'volunteer', unit: world.community(HOME) });
    const maker = world.atHome('community_worker');
    const { path } = await api.ok(signInLinksContract.make, maker, { params: { appointmentId } });
    return path.split('#')[1];
  },
  'POST /public/first-sign-in username': () => undefined,
  'POST /public/first-sign-in name': () => undefined,
};

export interface Request {
  readonly method: Endpoint['method'];
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly payload?: object | Buffer;
}

/** A request that is right in everything that can be known: records by `names`, the rest from the schema. */
export async function requestOf(
  endpoint: Endpoint,
  names: Names,
  at: { api: TestApi; world: World; caller: Caller },
): Promise<Request> {
  const { method, path, body, query, upload } = endpoint;
  const url = addressOf(endpoint, 'json').replaceAll(/:(\w+)/g, (_, field: string) =>
    encodeURIComponent(String(names[field])),
  );
  const search = new URLSearchParams('limit' in shapeOf(query) ? { limit: '100' } : {});
  for (const field of Object.keys(shapeOf(query))) if (field in names) search.set(field, String(names[field]));
  const named: Record<string, unknown> = { ...names };
  for (const field of Object.keys(shapeOf(body))) {
    const example = EXAMPLES[`${method} ${path} ${field}`] ?? EXAMPLES[field];
    if (example && !(field in names)) named[field] = await example(at);
  }
  if (isSealedFile(endpoint)) for (const [field, value] of addressFor(endpoint, names, at)) search.set(field, value);
  if ('jurisdiction_id' in shapeOf(query) && !('jurisdiction_id' in names))
    search.set('jurisdiction_id', at.world.community(HOME).code);
  if ('fileName' in shapeOf(query)) search.set('fileName', '花名册.csv');
  const cookie = (await EXAMPLES[`${method} ${path} cookie`]?.(at)) ?? at.caller.cookie;
  const example = body && (exampleOf(body, named) as Record<string, string>);
  const form = endpoint.dialect && example && Buffer.from(new URLSearchParams(example).toString());
  const payload = upload ? await fileFor(upload) : (form ?? example);
  return {
    method,
    url: `${url}?${search}`,
    headers: {
      ...(cookie && { cookie: String(cookie) }),
      ...(endpoint.access === 'secret_holder' && names['secret'] && { authorization: `Ticket ${names['secret']}` }),
      ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
      ...(upload && { 'content-type': upload.accept[0] ?? '' }),
    },
    ...(payload && { payload }),
  };
}

/** As a view would give it to this caller, or to the reporter whose secret they hold: rights alone are left to decide. */
function addressFor(
  endpoint: Endpoint,
  names: Names,
  { api, caller }: { api: TestApi; caller: Caller },
): [string, string][] {
  const { person } = caller;
  const { secret } = names;
  const scope = { kind: 'secret', secretHash: secret === undefined ? '' : api.app.hashTicketSecret(String(secret)) };
  const viewer = endpoint.access === 'secret_holder' ? { kind: 'reporter', scope } : person && actorOf(person);
  if (!viewer) return [];
  return Object.entries(fileAddress(api.platform, viewer as Actor, endpoint, names as Record<string, string>));
}

const A_ROLL = Buffer.from('姓名,手机\n王小明,13800138000\n');
const fileFor = (upload: Upload) => (upload.accept.includes('image/jpeg') ? aPhoto() : A_ROLL);

const NOBODYS_ID = '01900000-0000-7000-8000-00000000dead';
/** The same fields as a record has, of a record that does not exist. */
export function namesOfNothing(record: NamedRecord, like: Names): Names {
  const nothing = Object.fromEntries(
    record.fields.map((field) => [field, field === 'number' ? 'XX-20261123-0001' : NOBODYS_ID]),
  );
  return { ...like, ...nothing };
}
