import { reachOf, SITUATIONS } from '@linli/domain/shared/access.ts';
import type { Endpoint } from '@linli/domain/shared/contract.ts';
import type { RefusalCode } from '@linli/domain/shared/refusal.ts';
import type { NamedRecord } from './requests.given.ts';
import { covers, type Caller, type Place, type Stands } from './world.given.ts';

/** What the declared table says: carried out, a refusal of this code, or as if the record did not exist. */
export type Expected = 'carried_out' | 'not_found' | RefusalCode;

/** Every way in which a record of this kind at this place can stand to the caller, as far as it matters here. */
export function standsFor(
  endpoint: Endpoint,
  record: NamedRecord | null,
  caller: Caller,
  place: Place,
): readonly Stands[] {
  if (record === null) return ['ready'];
  if (endpoint.access === 'signed_in') return ['mine', 'others'];
  const isDeclared = caller.role !== null && reachOf(endpoint, caller.role).situations !== null;
  const isDecided = isDeclared && caller.standing === 'current' && covers(caller.place, place);
  return isDecided ? (SITUATIONS[record.kind as keyof typeof SITUATIONS] ?? ['ready']) : ['ready'];
}

/** The declared table: what the caller gets of a record at this place that stands so to them. */
export function expectationOf(
  endpoint: Endpoint,
  record: NamedRecord | null,
  caller: Caller,
  place: Place,
  stands: Stands,
): Expected {
  const { access } = endpoint;
  const { role, standing } = caller;
  if (access === 'public') return 'carried_out';
  if (access === 'secret_holder') return 'request.secret_needed';
  if (access === 'key_holder') return 'api_key.needed';
  if (role === null || standing === 'expired_session') return 'request.sign_in_needed';
  if (access === 'signed_in') return stands === 'others' ? 'not_found' : 'carried_out';
  if (standing !== 'current') return 'appointment.none_current';
  const { breadth, situations } = reachOf(endpoint, role);
  if (breadth === 'none') return 'request.role_not_allowed';
  if (record && breadth === 'units' && !covers(caller.place, place)) return 'not_found';
  if (situations === null || stands === 'ready' || stands === 'mine' || stands === 'others') return 'carried_out';
  const got = situations[stands] ?? 'not_found';
  return got === 'yes' ? 'carried_out' : got;
}
