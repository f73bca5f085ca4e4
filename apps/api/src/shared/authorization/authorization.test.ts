import { reachOf, SITUATIONS } from '@linli/domain/shared/access.ts';
import { ruledFieldsIn, type RuledField } from '@linli/domain/shared/told-to.contract.ts';
import { ROLES } from '@linli/domain/shared/actor.ts';
import { isAccessRefusal, type RefusalCode } from '@linli/domain/shared/refusal.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '@linli/domain/shared/scope.ts';
import { givenOutside } from '../../accounts/outside-provider.given.ts';
import { tellFigures } from '../testing/figures.ts';
import { givenApi, type TestApi } from '../testing/app.ts';
import { everyEndpoint } from './every-endpoint.given.ts';
import { eventCounter, mistakeScopes, sender, urlWithoutSecondWall } from './harness.given.ts';
import { codeOf } from './judge.given.ts';
import { recordsNamedBy } from './requests.given.ts';
import { walkBehindSecondWall } from './second-wall.given.ts';
import { Ledger, walkEndpoint, type Walk } from './walk.given.ts';
import { FAR, givenWorld, type World } from './world.given.ts';

const outside = (await givenOutside()).settings;
const api = await givenApi({ outside });
const firstWallOnly = await givenApi({ databaseUrl: await urlWithoutSecondWall(), outside });
const secondWallOnly = await givenApi();
const endpoints = await everyEndpoint();
let world: World;

beforeAll(async () => {
  world = await givenWorld(api);
  const { districtId, streetId, communityId } = world.community(FAR).path;
  const farAway = { district: districtId, street: streetId, community: communityId };
  mistakeScopes(secondWallOnly, (scope): Scope => {
    if (scope.kind === 'secret') return { kind: 'secret', secretHash: 'of another ticket' };
    if (scope.kind === 'audit' && scope.districtIds !== 'all') return { ...scope, districtIds: [farAway.district] };
    return scope.kind === 'units' ? { ...scope, unitIds: [farAway[scope.level]] } : scope;
  });
});

async function walkOf(asked: TestApi): Promise<Walk> {
  return { api, world, ledger: new Ledger(), send: await sender(asked), countEvents: await eventCounter(api) };
}

function tell(what: string, { callers, calls, faults }: Ledger): void {
  tellFigures(
    `authorization${what}`,
    `${endpoints.length} endpoints × ${callers.size} callers = ${calls} calls, ${faults.length} leaks`,
  );
}

describe('everybody', () => {
  it('gets what is declared, and nothing else', { timeout: 180_000 }, async () => {
    const walk = await walkOf(api);
    const refusals = await countRefusals(walk.send);
    for (const named of endpoints) await walkEndpoint({ ...walk, send: refusals.send }, named);
    const { ledger } = walk;
    tell('', ledger);
    expect(await refusals.kept(), 'refusals of access that left an event').toBe(refusals.made());
    expect(ledger.faults).toEqual([]);
    const neverCarriedOut = endpoints.map(({ name }) => name).filter((name) => !ledger.carriedOut.has(name));
    expect(neverCarriedOut, 'the walk could not carry these out; see EXAMPLES in requests.given.ts').toEqual([]);
    expect(declaredSituations().filter((each) => !ledger.tried.has(each))).toEqual([]);
    expect(
      ruledFields().filter((field) => !ledger.told.has(field)),
      'fields that nobody was told',
    ).toEqual([]);
  });

  it('gets no more from the API alone, where row-level security binds nobody', { timeout: 180_000 }, async () => {
    const walk = await walkOf(firstWallOnly);
    // Sessions and their times are read the same way with and without that wall.
    const callers = world.callers.filter(({ standing }) => standing === 'current' || standing === 'no_session');
    for (const named of endpoints) await walkEndpoint({ ...walk, world: { ...world, callers } }, named);
    tell(', the API alone', walk.ledger);
    expect(walk.ledger.faults).toEqual([]);
  });

  it(
    'gets nothing foreign from row-level security alone, where the API holds nothing back',
    { timeout: 180_000 },
    async () => {
      const walk = await walkOf(secondWallOnly);
      for (const named of endpoints) await walkBehindSecondWall(walk, named);
      tell(', row-level security alone', walk.ledger);
      expect(walk.ledger.faults).toEqual([]);
    },
  );
});

/** Counts the refusals of access that are answered, to compare with those that are kept. */
async function countRefusals(send: Walk['send']) {
  const { pool } = api.platform.database.system;
  const sum = async () => {
    await api.app.refusals.stop();
    const { rows } = await pool.query<{ sum: number }>(
      "SELECT coalesce(sum((changes->'count'->>1)::int), 0)::int AS sum FROM events WHERE action = 'access.refused'",
    );
    return rows[0]?.sum ?? 0;
  };
  const before = await sum();
  let made = 0;
  const counting: Walk['send'] = async (request, endpoint) => {
    const answer = await send(request, endpoint);
    const code = answer.status >= 400 ? ((codeOf(answer) as RefusalCode | undefined) ?? null) : null;
    const asksWhoTheyAre = endpoint.access === 'signed_in' && request.headers['cookie'] === undefined;
    if (code !== null && isAccessRefusal(code) && !asksWhoTheyAre) made += 1;
    return answer;
  };
  return { send: counting, made: () => made, kept: async () => (await sum()) - before };
}

/** Every situation that a contract declares for a role, as the ledger keeps what was tried. */
function declaredSituations(): string[] {
  return endpoints.flatMap(({ name, endpoint }) => {
    const kind = recordsNamedBy(endpoint)[0]?.kind;
    const known = SITUATIONS[kind as keyof typeof SITUATIONS] ?? [];
    const roles = ROLES.filter((role) => reachOf(endpoint, role).situations !== null);
    return roles.flatMap((role) => known.map((situation) => `${name} ${role} ${situation}`));
  });
}

function ruledFields(): RuledField[] {
  return endpoints.flatMap(({ endpoint: { response } }) =>
    typeof response === 'string' ? [] : ruledFieldsIn(response),
  );
}
