import { outsideName, provesSecondFactor } from '@linli/domain/accounts/outside-sign-in.ts';
import { Refusal, refuse } from '@linli/domain/shared/refusal.ts';
import * as oidc from 'openid-client';
import type { OutsideSettings } from '../shared/outside-settings.ts';
import { outsideFault } from './outside-faults.ts';

/** What only the browser that left can bring back, and only once. */
export interface OutsideSecrets {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE: a code that somebody else got hold of opens nothing without it. */
  readonly verifier: string;
}

/** What the provider appended to the address it sent the browser back to. */
export interface OutsideAnswer {
  readonly state: string;
  readonly code?: string | undefined;
  readonly iss?: string | undefined;
  readonly error?: string | undefined;
}

/** Who the provider says it was. */
export interface OutsidePerson {
  readonly name: string;
  readonly hasSecondFactor: boolean;
}

export interface OutsideProvider {
  /** Where the browser goes to sign in there. */
  addressFor(secrets: OutsideSecrets): Promise<string>;
  /** Redeems what the browser brought back; refuses whatever is not proven. */
  read(answer: OutsideAnswer, secrets: OutsideSecrets): Promise<OutsidePerson>;
}

/** Each call to the provider; a sign-in makes four at most, and the answer has to be there within `handlerMs`. */
const TIMEOUT_SECONDS = 5;
/** Its clock and ours may differ by so much. */
const CLOCK_TOLERANCE_SECONDS = 30;
/** What it says of itself is asked for again after so long. */
const KNOWN_MINUTES = 60;

/**
 * The provider, found when somebody first wants to sign in by it: Linli starts while it is away. openid-client checks
 * issuer, audience, nonce, times and PKCE; signatures besides, which the standard lets a client trust TLS for.
 */
export function outsideProvider(settings: OutsideSettings, onFault: (reason: string) => void): OutsideProvider {
  let known: { configuration: Promise<oidc.Configuration>; until: number } | null = null;
  const configuration = async () => {
    if (!known || known.until < Date.now()) {
      const found = { configuration: discover(settings), until: Date.now() + KNOWN_MINUTES * 60_000 };
      known = found;
      // Whoever comes next asks again.
      found.configuration.catch(() => {
        if (known === found) known = null;
      });
    }
    return known.configuration.catch((error: unknown) => {
      onFault(outsideFault(error).reason);
      return refuse('sign_in.outside_away');
    });
  };
  return {
    async addressFor({ state, nonce, verifier }) {
      const found = await configuration();
      const asked = {
        redirect_uri: settings.returnAddress,
        scope: settings.scope,
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      };
      // The browser follows it: it is a page of the web, whatever the provider says of itself.
      return hasPage(found) ? oidc.buildAuthorizationUrl(found, asked).href : refuse('sign_in.outside_away');
    },
    async read(answer, { state, nonce, verifier }) {
      const found = await configuration();
      const returned = new URL(settings.returnAddress);
      for (const [name, value] of Object.entries(answer))
        if (value !== undefined) returned.searchParams.set(name, value);
      try {
        const tokens = await oidc.authorizationCodeGrant(found, returned, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims() ?? refuse('sign_in.outside_failed');
        // Many providers tell no more than `sub` in the token itself.
        const told =
          settings.claim in claims ? claims : await oidc.fetchUserInfo(found, tokens.access_token, claims.sub);
        const name = outsideName(told, settings.claim) ?? refuse('sign_in.outside_failed');
        return { name, hasSecondFactor: provesSecondFactor(settings.secondFactors, claims) };
      } catch (error) {
        if (error instanceof Refusal) throw error;
        const { code, reason } = outsideFault(error);
        onFault(reason);
        return refuse(code);
      }
    },
  };
}

async function discover(settings: OutsideSettings): Promise<oidc.Configuration> {
  const { issuer, clientId, clientSecret } = settings;
  const address = new URL(issuer);
  return oidc.discovery(
    address,
    clientId,
    { client_secret: clientSecret, [oidc.clockTolerance]: CLOCK_TOLERANCE_SECONDS },
    (server, ...request) => authentication(server, clientSecret)(server, ...request),
    {
      timeout: TIMEOUT_SECONDS,
      execute: [oidc.enableNonRepudiationChecks, ...(address.protocol === 'http:' ? [oidc.allowInsecureRequests] : [])],
    },
  );
}

/** Whether its page for signing in lies behind the same protection as the provider itself. */
function hasPage(found: oidc.Configuration): boolean {
  const { issuer, authorization_endpoint: page = '' } = found.serverMetadata();
  return URL.canParse(page) && new URL(page).protocol === new URL(issuer).protocol;
}

/** By the header, as the standard has it, unless the provider takes the secret in the body only. */
function authentication({ token_endpoint_auth_methods_supported: methods }: oidc.ServerMetadata, secret: string) {
  const isInBody = methods && !methods.includes('client_secret_basic') && methods.includes('client_secret_post');
  return isInBody ? oidc.ClientSecretPost(secret) : oidc.ClientSecretBasic(secret);
}
