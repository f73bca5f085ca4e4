import { expect, it } from 'vitest';
import { readEnvironment } from './environment.ts';

const NEEDED = {
  LINLI_APP_DATABASE_URL: 'postgresql://linli_app@localhost/linli',
  LINLI_SECRET: 'x'.repeat(32),
  LINLI_LAST_MIGRATION: '20261123000000_foundation',
  LINLI_DATA_DIR: '/data',
};
const PROVIDER = {
  LINLI_PUBLIC_URL: 'https://linli.example/',
  LINLI_OIDC_ISSUER: 'https://id.example/realms/district',
  LINLI_OIDC_CLIENT_ID: 'linli',
  LINLI_OIDC_CLIENT_SECRET: 'secret',
};
const outsideOf = (settings: Record<string, string>) => readEnvironment({ ...NEEDED, ...settings }).outside;

it('has no provider unless told', () => {
  expect(outsideOf({ LINLI_PUBLIC_URL: 'http://linli.example' })).toBeNull();
});

it('takes what it is told, and leads back to the address that people open', () => {
  expect(outsideOf(PROVIDER)).toEqual({
    issuer: 'https://id.example/realms/district',
    clientId: 'linli',
    clientSecret: 'secret',
    label: null,
    claim: 'sub',
    scope: 'openid',
    secondFactors: [],
    returnAddress: 'https://linli.example/sign-in/outside',
  });
  const more = {
    LINLI_OIDC_LABEL: '政务统一认证',
    LINLI_OIDC_SECOND_FACTOR: 'mfa, otp',
    LINLI_OIDC_SCOPE: 'openid profile',
  };
  expect(outsideOf({ ...PROVIDER, ...more })).toMatchObject({
    label: '政务统一认证',
    secondFactors: ['mfa', 'otp'],
    scope: 'openid profile',
  });
});

it.each([
  ...Object.keys(PROVIDER).map((name) => [{ [name]: '' }, name]),
  [{ LINLI_OIDC_SCOPE: 'profile' }, 'LINLI_OIDC_SCOPE'],
  [{ LINLI_OIDC_ISSUER: 'http://id.example' }, 'LINLI_OIDC_ISSUER has to be https'],
  [{ LINLI_PUBLIC_URL: 'http://linli.example' }, 'LINLI_PUBLIC_URL has to be https'],
])('does not start with %j', (wrong, words) => {
  expect(() => outsideOf({ ...PROVIDER, ...(wrong as Record<string, string>) })).toThrow(String(words));
});

it('may be tried without TLS on one machine', () => {
  const trial = { LINLI_PUBLIC_URL: 'http://localhost:3000', LINLI_OIDC_ISSUER: 'http://127.0.0.1:4000' };
  expect(outsideOf({ ...PROVIDER, ...trial })?.returnAddress).toBe('http://localhost:3000/sign-in/outside');
});
