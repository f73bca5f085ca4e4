import type { EventAction, EventField } from '@linli/domain/audit/event-words.ts';
import type { Actor } from '@linli/domain/shared/actor.ts';
import { maskPersonIn } from '@linli/domain/shared/masking.ts';
import type { OrgPath } from '@linli/domain/shared/scope.ts';
import type { Audience } from '@linli/domain/live/live.ts';
import type { Transaction } from './database.ts';
import { keepAnswerWithChange, markDone } from './idempotency/idempotency-keys.store.ts';
import { maskedChanges } from './masked-changes.ts';
import type { Platform } from './platform.ts';
import { requestContext } from './request-context.ts';

/** A change as it is told: to the audit trail, to open screens, to whatever counts. */
export interface NewEvent {
  readonly actor: Actor;
  /** `tickets.accept` */
  readonly action: EventAction;
  readonly subject: {
    readonly type: string;
    readonly id: string;
    readonly path: OrgPath | null;
    /** Of a record about a person: what they are called. The note is then kept without that and without numbers. */
    readonly names?: readonly string[];
  };
  /** `{ field: [before, after] }`; what is kept protected is masked by `eventRow`. */
  readonly changes?: Readonly<Partial<Record<EventField, readonly [before: unknown, after: unknown]>>>;
  /** What the actor wrote for the record. */
  readonly note?: string;
  readonly audience?: Audience;
  readonly concernsPersonId?: string | null;
}

/** The columns of one event row, shared by the ordinary way and by hot single statements. */
export function eventRow(event: NewEvent, at: Date) {
  const { actor, subject } = event;
  const person = actor.kind === 'person' ? actor : null;
  return {
    at,
    action: event.action,
    subjectType: subject.type,
    subjectId: subject.id,
    districtId: subject.path?.districtId ?? null,
    streetId: subject.path?.streetId ?? null,
    communityId: subject.path?.communityId ?? null,
    actorKind: actor.kind,
    actorId: person?.personId ?? null,
    actorName: person?.name ?? null,
    actorRole: person?.role ?? null,
    appointmentId: person?.appointmentId ?? null,
    changes: maskedChanges(subject.type, event.changes ?? {}) as object,
    note: event.note === undefined ? null : noteOf(event.note, subject),
    audience: event.audience ?? 'office',
    concernsPersonId: event.concernsPersonId ?? null,
    requestId: requestContext()?.requestId ?? null,
  };
}

function noteOf(note: string, { names }: NewEvent['subject']): string {
  return names === undefined ? note : maskPersonIn(note, names);
}

/** Writes the event of a change inside the change's own transaction. */
export async function recordEvent(transaction: Transaction, event: NewEvent, at: Date): Promise<void> {
  await transaction.event.createMany({ data: [eventRow(event, at)] });
}

/** More in one statement Prisma would send in several at once, which one connection cannot. */
const EVENTS_AT_ONCE = 500;

/** The same for many that one change makes. */
export async function recordEvents(transaction: Transaction, events: readonly NewEvent[], at: Date): Promise<void> {
  const rows = events.map((event) => eventRow(event, at));
  for (let first = 0; first < rows.length; first += EVENTS_AT_ONCE)
    await transaction.event.createMany({ data: rows.slice(first, first + EVENTS_AT_ONCE) });
}

interface ChangeOptions {
  /** Rolled back after so many ms. */
  timeout?: number;
  /**
   * What the work returns is what the request answers. It is then kept with the change, so that a repeated request
   * gets it even if this process was killed before it could answer.
   */
  isAnswer?: boolean;
}

/**
 * Runs a change and its events as one transaction, then wakes the live feed. A request with an `Idempotency-Key`
 * commits its key with the change: what was committed under a key is not done again.
 */
export async function change<T>(
  platform: Platform,
  work: (transaction: Transaction) => Promise<T>,
  { isAnswer = false, ...options }: ChangeOptions = {},
): Promise<T> {
  const key = requestContext()?.key ?? null;
  const keyed = async (transaction: Transaction): Promise<T> => {
    if (!key) return work(transaction);
    await markDone(transaction, key);
    const result = await work(transaction);
    if (isAnswer) await keepAnswerWithChange(transaction, key, result);
    return result;
  };
  const result = await platform.database.scoped.$transaction(keyed, options);
  platform.announce();
  return result;
}
