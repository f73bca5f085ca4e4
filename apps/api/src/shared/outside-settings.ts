import { z } from 'zod';

/** The outside provider by whose accounts people sign in, too, as the installation was told. */
export interface OutsideSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** How the installation calls those accounts, on the button; null says 统一账号. */
  readonly label: string | null;
  /** The claim that names the person, and what has to be asked for to get it. */
  readonly claim: string;
  readonly scope: string;
  /** Values of `amr` or `acr` that count as a second factor; without any, ours is asked for. */
  readonly secondFactors: readonly string[];
  /** Where the provider sends the browser back to. It is made of settings alone: no request can lead elsewhere. */
  readonly returnAddress: string;
}

/** The page of the web that reads what the provider appended. */
const RETURN_PATH = '/sign-in/outside';

const words = (split: RegExp) => (text: string) => text.split(split).filter(Boolean);

/** The variables, for the schema of all (environment.ts). */
export const OUTSIDE_VARIABLES = {
  LINLI_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  LINLI_OIDC_CLIENT_ID: z.string().min(1).optional(),
  LINLI_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  LINLI_OIDC_LABEL: z.string().trim().min(1).max(20).optional(),
  LINLI_OIDC_CLAIM: z.string().min(1).default('sub'),
  LINLI_OIDC_SCOPE: z
    .string()
    .default('openid')
    .refine((scope) => words(/ +/)(scope).includes('openid'), 'needs openid'),
  LINLI_OIDC_SECOND_FACTOR: z
    .string()
    .default('')
    .transform(words(/[\s,]+/)),
};

type Variables = z.output<z.ZodObject<typeof OUTSIDE_VARIABLES>> & { LINLI_PUBLIC_URL?: string | undefined };

/** @throws when only a part of it is told, or what is told would send codes over an open line. */
export function outsideSettings(env: Variables): OutsideSettings | null {
  const { LINLI_OIDC_ISSUER: issuer, LINLI_PUBLIC_URL: publicUrl } = env;
  const { LINLI_OIDC_CLIENT_ID: clientId, LINLI_OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!issuer && !clientId && !clientSecret) return null;
  if (!issuer || !clientId || !clientSecret || !publicUrl)
    throw new Error(
      'The environment is not right. LINLI_OIDC_ISSUER, LINLI_OIDC_CLIENT_ID, LINLI_OIDC_CLIENT_SECRET and LINLI_PUBLIC_URL belong together.',
    );
  for (const [name, address] of Object.entries({ LINLI_OIDC_ISSUER: issuer, LINLI_PUBLIC_URL: publicUrl }))
    if (!isProtected(new URL(address)))
      throw new Error(`The environment is not right. ${name} has to be https for signing in by an outside account.`);
  return {
    issuer,
    clientId,
    clientSecret,
    label: env.LINLI_OIDC_LABEL ?? null,
    claim: env.LINLI_OIDC_CLAIM,
    scope: env.LINLI_OIDC_SCOPE,
    secondFactors: env.LINLI_OIDC_SECOND_FACTOR,
    returnAddress: new URL(RETURN_PATH, publicUrl).href,
  };
}

/** Plain http is for a trial on one machine, where nobody listens in between. */
function isProtected({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
