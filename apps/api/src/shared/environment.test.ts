import { expect, it } from 'vitest';
import { readEnvironment } from './environment.ts';

const NEEDED = {
  LINLI_APP_DATABASE_URL: 'postgresql://linli_app@localhost/linli',
  LINLI_SECRET: 'x'.repeat(32),
  LINLI_LAST_MIGRATION: '20261123000000_foundation',
  LINLI_DATA_DIR: '/data',
};

it.each([
  [{ LINLI_DEMO: 'off' }, 'officials'],
  [{ LINLI_DEMO: 'on' }, 'optional'],
  [{ LINLI_DEMO: 'on', LINLI_TWO_FACTOR: 'all' }, 'all'],
  [{ LINLI_DEMO: 'off', LINLI_TWO_FACTOR: 'optional' }, 'optional'],
])('with %j, two factors are for: %s', (settings, expected) => {
  expect(readEnvironment({ ...NEEDED, ...settings }).accountPolicy.twoFactor).toBe(expected);
});

it('names every variable that is wrong', () => {
  expect(() => readEnvironment({ ...NEEDED, PORT: 'here', LINLI_TWO_FACTOR: 'some' })).toThrow(
    /LINLI_TWO_FACTOR.*PORT|PORT.*LINLI_TWO_FACTOR/,
  );
});
