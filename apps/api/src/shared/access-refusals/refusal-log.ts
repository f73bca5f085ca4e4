import type { Clock } from '@linli/domain/shared/clock.ts';
import type { RefusalCode } from '@linli/domain/shared/refusal.ts';

/** Who was refused: a person with where they act, or a visitor of whom only a group of addresses is known. */
export type Refused =
  | {
      readonly kind: 'person';
      readonly personId: string;
      readonly name: string;
      readonly role: string | null;
      readonly appointmentId: string | null;
      readonly path: { districtId: string; streetId: string | null; communityId: string | null } | null;
    }
  | { readonly kind: 'visitor'; readonly addresses: string };

/** Refusals of one who, endpoint and code within one minute. */
export interface RefusalCount {
  readonly who: Refused;
  /** `POST /tickets/:ticketId/accept`; nothing else of what was asked for. */
  readonly endpoint: string;
  readonly code: RefusalCode;
  /** Of the first of them. */
  readonly requestId: string;
  readonly at: Date;
  count: number;
}

const FLUSH_MS = 1_000;
const MINUTE_MS = 60_000;
/** So many different ones a minute and process; the rest are counted together, whoever they are. */
const MOST = { person: 500, visitor: 100 } as const;
/** What waits while the database is away. */
const MOST_WAITING = 2_000;
const VARIOUS = 'various';

/**
 * Gathers refusals of access and writes them as events, a second later and beside the requests: the first of a kind at
 * once, its repetitions within the minute as one row with their number. So nobody fills the trail by knocking often,
 * and no answer waits for it or fails by it. A process that is killed loses the last second, and of what was repeated
 * the number within the running minute.
 */
export class RefusalLog {
  readonly #write: (rows: readonly RefusalCount[]) => Promise<void>;
  readonly #clock: Clock;
  readonly #onError: (error: unknown) => void;
  #counts = new Map<string, { first: RefusalCount | null; repeated: RefusalCount | null }>();
  #different = { person: 0, visitor: 0 };
  #minute = 0;
  #waiting: RefusalCount[] = [];
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(options: {
    write: (rows: readonly RefusalCount[]) => Promise<void>;
    clock: Clock;
    onError: (error: unknown) => void;
  }) {
    this.#write = options.write;
    this.#clock = options.clock;
    this.#onError = options.onError;
  }

  start(): void {
    this.#timer = setInterval(() => void this.flush(), FLUSH_MS);
    this.#timer.unref();
  }

  /** Writes what is there and stops. */
  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#endMinute();
    await this.flush();
  }

  note(who: Refused, endpoint: string, code: RefusalCode, requestId: string): void {
    const at = this.#clock();
    const minute = Math.floor(at.getTime() / MINUTE_MS);
    if (minute !== this.#minute) this.#endMinute();
    this.#minute = minute;
    const one = { who, endpoint, code, requestId, at, count: 1 };
    const key = `${who.kind === 'person' ? `${who.personId} ${who.appointmentId}` : who.addresses} ${endpoint} ${code}`;
    if (!this.#counts.has(key)) {
      if (this.#different[who.kind] >= MOST[who.kind]) return this.#add(`${VARIOUS} ${who.kind} ${code}`, various(one));
      this.#different[who.kind] += 1;
    }
    this.#add(key, one);
  }

  /** Writes what was refused first and the repetitions of minutes that are over. */
  async flush(): Promise<void> {
    if (Math.floor(this.#clock().getTime() / MINUTE_MS) !== this.#minute) this.#endMinute();
    for (const each of this.#counts.values()) {
      if (each.first) this.#waiting.push(each.first);
      each.first = null;
    }
    this.#writing = this.#writing.then(() => this.#writeWaiting());
    await this.#writing;
  }

  #add(key: string, one: RefusalCount): void {
    const known = this.#counts.get(key);
    if (!known) this.#counts.set(key, { first: one, repeated: null });
    else if (known.first) known.first.count += 1;
    else if (known.repeated) known.repeated.count += 1;
    else known.repeated = one;
  }

  #endMinute(): void {
    for (const { first, repeated } of this.#counts.values())
      this.#waiting.push(...[first, repeated].filter((each) => each !== null));
    this.#counts = new Map();
    this.#different = { person: 0, visitor: 0 };
  }

  async #writeWaiting(): Promise<void> {
    const rows = this.#waiting;
    if (rows.length === 0) return;
    this.#waiting = [];
    try {
      await this.#write(rows);
    } catch (error) {
      // The database is away: it is tried again in a second, as long as there is room.
      this.#waiting = [...rows, ...this.#waiting].slice(-MOST_WAITING);
      this.#onError(error);
    }
  }
}

/** Of too many different ones only the code and the number are kept. */
function various(one: RefusalCount): RefusalCount {
  return { ...one, who: { kind: 'visitor', addresses: VARIOUS }, endpoint: VARIOUS };
}
