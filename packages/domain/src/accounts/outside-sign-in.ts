/** How a session began. `oidc_two_factors`: the outside provider says that it asked for a second factor itself. */
export type SignInWay = 'password' | 'oidc' | 'oidc_two_factors';

/** From leaving for the provider until coming back; people fetch a phone in between. */
export const OUTSIDE_MINUTES = 10;

/** The longest name of an outside account; OpenID Connect bounds `sub` at 255. */
const LONGEST_NAME = 255;

type Claims = Readonly<Record<string, unknown>>;

/** The name of an outside account, from the claim that the installation chose; null where the provider tells none. */
export function outsideName(claims: Claims, claim: string): string | null {
  const value = claims[claim];
  // A staff number may come as a number; `0012` and 12 are two names all the same.
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_NAME ? value : null;
}

/**
 * Whether the provider's own second factor counts as ours. What it asked for it says in `amr` (RFC 8176) or `acr`, in
 * words of its own, so the installation says which of them it accepts; none unless told.
 */
export function provesSecondFactor(accepted: readonly string[], { amr, acr }: Claims): boolean {
  const said: unknown[] = [...(Array.isArray(amr) ? amr : []), acr];
  return accepted.some((each) => said.includes(each));
}
