import { Client } from 'pg';
import { afterAll, expect, it } from 'vitest';
import { givenApi } from '../shared/testing/app.ts';
import { freshTestDatabase } from '../shared/testing/database.ts';
import { tellFigures } from '../shared/testing/figures.ts';
import { crossSiteReplay, limitedSessions, siblingHost, twoFactor } from './session-attacks.elsewhere.given.ts';
import { Attacks, type Sent } from './session-attacks.given.ts';
import { house, type House } from './session-attacks.house.given.ts';
import { deviceCookie, fixation, reuse, tamperedTokens } from './session-attacks.reuse.given.ts';

const api = await givenApi();
const strict = await givenApi({ accountPolicy: { twoFactor: 'officials' } });
const secure = await givenApi({ publicUrl: 'https://linli.example' });

it('nobody gets in by a session that is not theirs, not any more or not yet', async () => {
  const attacks = new Attacks();
  const [open, withFactor, https] = [await house(api), await house(strict), await house(secure)];
  await fixation(open, attacks);
  await reuse(open, attacks);
  await crossSiteReplay(open, attacks);
  await deviceCookie(open, attacks);
  await twoFactor(open, attacks);
  await tamperedTokens(open, attacks);
  await limitedSessions(withFactor, attacks);
  await siblingHost(https, attacks);
  tellFigures('session attacks', `${attacks.tried} tried over HTTP, ${attacks.accepted.length} accepted`);
  expect(attacks.accepted).toEqual([]);
  expect(attacks.tried).toBeGreaterThan(400);
}, 180_000);

const planted = await freshTestDatabase();
const spoilt = await givenApi({ databaseUrl: planted.appUrl });
const owner = new Client({ connectionString: planted.ownerUrl });
await owner.connect();
afterAll(() => owner.end());

it.each<[string, string, (at: House, attacks: Attacks) => Promise<void>, RegExp]>([
  [
    'sessions outlive their end',
    'BEFORE DELETE ON sessions FOR EACH ROW EXECUTE FUNCTION keep_it()',
    reuse,
    /after signing out/,
  ],
  [
    'a session keeps its token',
    'BEFORE UPDATE OF token_hash ON sessions FOR EACH ROW EXECUTE FUNCTION keep_token()',
    fixation,
    /planted before step-up/,
  ],
])(
  'finds it when %s',
  async (_, trigger, scenario, found) => {
    await owner.query(
      `CREATE OR REPLACE FUNCTION keep_it() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`,
    );
    await owner.query(
      `CREATE OR REPLACE FUNCTION keep_token() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.token_hash := OLD.token_hash; RETURN NEW; END'`,
    );
    await owner.query(`CREATE TRIGGER spoilt ${trigger}`);
    const attacks = new Attacks();
    try {
      await scenario(await house(spoilt), attacks);
    } finally {
      await owner.query('DROP TRIGGER spoilt ON sessions');
    }
    expect(attacks.accepted.join('\n')).toMatch(found);
  },
  60_000,
);

it('finds it when nobody looks where a request comes from', async () => {
  const attacks = new Attacks();
  const blind = (sent: Sent): Sent => {
    const { origin: _origin, 'sec-fetch-site': _site, ...headers } = sent.headers ?? {};
    return { ...sent, headers };
  };
  await crossSiteReplay(await house(api, blind), attacks);
  expect(attacks.accepted.join('\n')).toMatch(/evil\.example/);
}, 60_000);
