import type { RefusalCode } from '@linli/domain/shared/refusal.ts';
import * as oidc from 'openid-client';

/** What somebody is told, and in one word for the log what it was: never what the provider sent. */
export interface OutsideFault {
  readonly code: Extract<RefusalCode, `sign_in.outside_${string}`>;
  readonly reason: string;
}

/** RFC 6749, 4.1.2.1: what a provider answers while it cannot work. */
const AWAY = ['server_error', 'temporarily_unavailable'];
/** What openid-client calls an answer that no working provider gives. */
const BROKEN = ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'];

/** Why a return from the provider leads nowhere. Whatever is not known to be harmless counts as refused. */
export function outsideFault(error: unknown): OutsideFault {
  if (error instanceof oidc.AuthorizationResponseError) {
    const { error: reason } = error;
    if (reason === 'access_denied') return { code: 'sign_in.outside_cancelled', reason };
    return { code: AWAY.includes(reason) ? 'sign_in.outside_away' : 'sign_in.outside_failed', reason };
  }
  if (error instanceof oidc.ResponseBodyError) {
    const isAway = error.status >= 500 || AWAY.includes(error.error);
    return { code: isAway ? 'sign_in.outside_away' : 'sign_in.outside_failed', reason: error.error };
  }
  const { code = '', name, message } = error as { code?: string; name: string; message: string };
  // What `fetch` throws when no connection comes about, or ends in the middle.
  const isUnheard = name === 'TypeError' && ['fetch failed', 'terminated'].includes(message);
  const isAway = isUnheard || BROKEN.includes(code);
  return { code: isAway ? 'sign_in.outside_away' : 'sign_in.outside_failed', reason: code || name };
}
