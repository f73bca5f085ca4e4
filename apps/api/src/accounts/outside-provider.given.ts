import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider, type Configuration } from 'oidc-provider';
import { afterAll, vi } from 'vitest';
import type { OutsideSettings } from '../shared/outside-settings.ts';

type Claims = Record<string, unknown>;
/** A token as its parts, to be told as something else than it is. */
export interface Forged {
  header?: Claims;
  claims?: Claims;
  key?: KeyObject | null;
}

export interface GivenOutside {
  readonly settings: OutsideSettings;
  /** Changes each token on its way to Linli; null hands them on as they are. */
  forge(how: ((claims: Claims) => Forged) | null): void;
  /** It is away until `true`. */
  setReachable(isReachable: boolean): void;
}

const CLIENT = { clientId: 'linli', clientSecret: 'a secret that Linli and the provider share' };

const keyPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

/** A real OpenID Connect provider (oidc-provider) on a port of its own, over real HTTP; closed behind the file. */
export async function givenOutside(given: Partial<OutsideSettings> = {}): Promise<GivenOutside> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const settings: OutsideSettings = {
    issuer,
    ...CLIENT,
    label: null,
    claim: 'sub',
    scope: 'openid',
    secondFactors: [],
    returnAddress: 'http://localhost/sign-in/outside',
    ...given,
  };
  const { privateKey } = keyPair();
  let forging: ((claims: Claims) => Forged) | null = null;
  let isReachable = true;
  // It says that it keeps nothing for long, which is what a test wants of it.
  const quiet = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [settings.returnAddress],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'now', use: 'sig' }] },
    cookies: { keys: ['a key for the cookies of the provider'] },
    features: { devInteractions: { enabled: false } },
    pkce: { methods: ['S256'], required: () => true },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    claims: { openid: ['sub'], profile: ['staff_number'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, staff_number: `N-${id}` }) }),
    renderError: (context, said) => {
      context.body = said;
    },
    // Whoever signs in there has agreed to be told to Linli.
    async loadExistingGrant({ oidc }) {
      const { client, session, params } = oidc;
      const grant = new oidc.provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! });
      grant.addOIDCScope(String(params!['scope']));
      await grant.save();
      return grant;
    },
  } satisfies Configuration);
  quiet.mockRestore();
  provider.use(async (context, next) => {
    if (context.path.startsWith('/interaction/')) {
      const { params } = await provider.interactionDetails(context.req, context.res);
      const subject = params['login_hint'];
      const result = typeof subject === 'string' ? { login: { accountId: subject } } : { error: 'access_denied' };
      return provider.interactionFinished(context.req, context.res, result);
    }
    await next();
    const body = context.body as { id_token?: string } | undefined;
    if (context.path !== '/token' || !body?.id_token || !forging) return;
    const claims = JSON.parse(Buffer.from(body.id_token.split('.')[1]!, 'base64url').toString()) as Claims;
    context.body = { ...body, id_token: tokenOf({ claims, key: privateKey, ...forging(claims) }) };
  });
  const handle = provider.callback();
  server.on('request', (request, response) =>
    isReachable ? void handle(request, response) : request.socket.destroy(),
  );

  return {
    settings,
    forge(how) {
      forging = how;
    },
    setReachable(reachable) {
      isReachable = reachable;
    },
  };
}

/** Somebody else's key. */
export const foreignKey = () => keyPair().privateKey;

function tokenOf({ header = {}, claims = {}, key }: Forged): string {
  const parts = [{ alg: 'RS256', typ: 'JWT', kid: 'now', ...header }, claims];
  const text = parts.map((each) => Buffer.from(JSON.stringify(each)).toString('base64url')).join('.');
  return `${text}.${key ? createSign('RSA-SHA256').update(text).sign(key, 'base64url') : ''}`;
}

/** Signs in at the provider as a browser does, and comes back with what it appends; `null` cancels. */
export async function signInThere(address: string, subject: string | null): Promise<Record<string, string>> {
  const { origin: issuer } = new URL(address);
  const jar = new Map<string, string>();
  let next = new URL(address);
  if (subject !== null) next.searchParams.set('login_hint', subject);
  while (next.origin === issuer) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(next, { headers: { cookie }, redirect: 'manual' });
    for (const each of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(each) ?? [];
      jar.set(name, value);
    }
    const location = answer.headers.get('location');
    if (!location) throw new Error(`The provider answered ${answer.status} to ${next.pathname}.`);
    next = new URL(location, next);
  }
  return Object.fromEntries(next.searchParams);
}
