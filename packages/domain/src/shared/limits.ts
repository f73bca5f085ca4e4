/** How often something may be asked, and by whom it is counted. */
export interface Budget {
  readonly points: number;
  readonly seconds: number;
  /** `asker`: the person who is signed in; without one, their address. */
  readonly per: 'asker' | 'address';
  /** Counted in the database, for all API processes together; otherwise by each process, which costs nothing. */
  readonly isShared: boolean;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * Every budget. Generous to an office behind one address, narrow where one request costs a stranger nothing and the
 * office work, or shows what is masked. (docs/decisions/0011)
 */
export const LIMITS = {
  public_read: { points: 120, seconds: MINUTE, per: 'address', isShared: false },
  public_write: { points: 60, seconds: MINUTE, per: 'address', isShared: true },
  /** A counter where residents report one after another on one network still does. */
  report: { points: 30, seconds: 10 * MINUTE, per: 'address', isShared: true },
  /** What lets somebody in: passwords and links. */
  sign_in: { points: 30, seconds: MINUTE, per: 'address', isShared: true },
  /** Programs of other systems, which sit behind one address each; a key has its own quota besides. */
  open311: { points: 600, seconds: MINUTE, per: 'address', isShared: false },
  upload: { points: 60, seconds: 10 * MINUTE, per: 'asker', isShared: true },
  /** Personal data unmasked, one record at a time. */
  reveal: { points: 60, seconds: HOUR, per: 'asker', isShared: true },
  read: { points: 900, seconds: MINUTE, per: 'asker', isShared: false },
  write: { points: 300, seconds: MINUTE, per: 'asker', isShared: false },
} as const satisfies Record<string, Budget>;

export type LimitName = keyof typeof LIMITS;

/** What of an endpoint says how often it may be asked. */
interface Limited {
  readonly limit?: LimitName;
  readonly isRead?: true;
  readonly method: string;
  readonly access: unknown;
  readonly upload?: unknown;
}

/** The budget of an endpoint: the one that its contract names, or that of its kind. */
export function limitOf({ limit, isRead, access, method, upload }: Limited): LimitName {
  if (limit) return limit;
  if (upload) return 'upload';
  const isPublic = access === 'public' || access === 'secret_holder' || access === 'key_holder';
  if (method === 'GET' || isRead) return isPublic ? 'public_read' : 'read';
  return isPublic ? 'public_write' : 'write';
}
