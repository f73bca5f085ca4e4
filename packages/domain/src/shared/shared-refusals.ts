/** Kinds of refusal in the order a request meets them; the API maps each to one HTTP status. */
export type RefusalKind =
  | 'unauthenticated'
  | 'malformed'
  | 'not_found'
  | 'forbidden'
  | 'conflict'
  | 'too_large'
  | 'unsupported'
  | 'too_many'
  | 'unavailable';

export type RefusalTable = Readonly<Record<string, RefusalKind>>;

/** Refusals that belong to no single capability. */
export const SHARED_REFUSALS = {
  'request.sign_in_needed': 'unauthenticated',
  'request.secret_needed': 'unauthenticated',
  'request.invalid': 'malformed',
  'request.unknown_path': 'not_found',
  'request.file_address_not_valid': 'not_found',
  'request.role_not_allowed': 'forbidden',
  'request.foreign_origin': 'forbidden',
  'request.too_large': 'too_large',
  'request.unsupported_media_type': 'unsupported',
  'request.too_many': 'too_many',
  'request.key_used_for_another': 'conflict',
  'request.already_done': 'conflict',
  'request.still_running': 'unavailable',
  'service.starting': 'unavailable',
  'service.stopping': 'unavailable',
  'service.database_away': 'unavailable',
  'service.too_slow': 'unavailable',
  'service.busy': 'unavailable',
  'service.storage_full': 'unavailable',
} as const satisfies RefusalTable;
