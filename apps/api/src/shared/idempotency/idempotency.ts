import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Endpoint } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FieldCipherError, type FieldContext } from '../field-cipher.ts';
import { refusalAnswer } from '../problem.ts';
import type { HeldKey } from '../request-context.ts';
import { beginRun, keepAnswer, letGo, type FoundKey } from './idempotency-keys.store.ts';

export const KEY_HEADER = 'idempotency-key';
export const KEY_PATTERN = '^[A-Za-z0-9_-]{1,64}$';
/** A little longer than a lease, so that a try after a crash gets to run. */
const WAIT_MS = 10_000;
const POLL_MS = 100;

/** How answers are written where they are not JSON and problem documents: a dialect's. */
export interface Wire {
  readonly type: string;
  write(result: unknown, status: number): string;
  /** Null for what is no expected refusal. */
  refusal(error: unknown): { status: number; text: string } | null;
}

interface Asked {
  readonly endpoint: Endpoint;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly sentKey: string;
  /** Who asks; keys of two askers are two keys. */
  readonly asker: string;
  readonly wire?: Wire;
}

/** The key that a request carries, if any. */
export function keyOf(request: FastifyRequest): string | null {
  const key = request.headers[KEY_HEADER];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !new RegExp(KEY_PATTERN).test(key)) {
    refuse('request.invalid', { errors: [{ path: [KEY_HEADER], code: 'invalid_format' }] });
  }
  return key;
}

/**
 * Answers a request with a key: runs it the first time and gives the first answer every further time. What it
 * changes is committed together with the mark on its key, so it is done once however often it is sent, to however
 * many processes, whichever of them is killed when. (docs/decisions/0006)
 */
export async function answerOnce(asked: Asked, run: (key: HeldKey) => Promise<unknown>): Promise<FastifyReply> {
  const { endpoint, request, reply, wire } = asked;
  const { cipher, database } = request.server.platform;
  const { pool } = database.system;
  const requestHash = cipher.hash(hashOf(request.body), 'idempotent-request');
  const textOf = (result: unknown) =>
    wire?.write(result, endpoint.status) ??
    (result === undefined ? '' : String(reply.code(endpoint.status).serialize(result)));
  let textWithChange: string | null = null;
  const key: HeldKey = {
    id: idOf(asked),
    runId: randomUUID(),
    sealAnswer(result) {
      textWithChange = textOf(result);
      return { status: endpoint.status, answer: cipher.encrypt(textWithChange, contextOf(key)) };
    },
  };
  const found = await begin(asked, key, requestHash);
  if (found) {
    const answer = opened(() => cipher.decrypt(found.answer, contextOf(key)));
    return send(reply.header('idempotency-replayed', 'true'), found.status, answer, wire);
  }

  // An answer that could not be kept is still an answer: the mark alone keeps the change from being done again.
  const warn = (error: unknown) => request.log.warn({ err: error }, 'idempotency key');
  const keep = (status: number, text: string) =>
    keepAnswer(pool, key, status, cipher.encrypt(text, contextOf(key))).catch(warn);
  let text: string;
  try {
    text = textOf(await run(key));
  } catch (error) {
    const refused = wire ? wire.refusal(error) : refusalAnswer(error, request.id);
    if (refused && isForGood(refused.status)) await keep(refused.status, refused.text);
    else await letGo(pool, key).catch(() => void letGoLater(pool, key).catch(warn));
    throw error;
  }
  if (text !== textWithChange) await keep(endpoint.status, text);
  return send(reply, endpoint.status, text, wire);
}

/**
 * A database that went away took the run with it, and is often back within seconds: whoever tries again then should
 * not have to sit out the lease. What was committed in spite of the error stays marked.
 */
async function letGoLater(pool: Parameters<typeof letGo>[0], key: HeldKey): Promise<void> {
  for (const until = Date.now() + WAIT_MS; ;) {
    await sleep(POLL_MS, undefined, { ref: false });
    try {
      return await letGo(pool, key);
    } catch (error) {
      if (Date.now() > until) throw error;
    }
  }
}

type Answered = FoundKey & { status: number; answer: string };

/** Null when this run holds the key; otherwise the first answer, for which it waits if that is still being made. */
async function begin({ request }: Asked, key: HeldKey, requestHash: string): Promise<Answered | null> {
  const { pool } = request.server.platform.database.system;
  for (const until = Date.now() + WAIT_MS; ; await sleep(POLL_MS)) {
    const found = await beginRun(pool, key, requestHash);
    if (!found) return null;
    if (found.requestHash !== requestHash) refuse('request.key_used_for_another');
    if (isAnswered(found)) return found;
    // Committed, but the process that did it was killed before it could keep what it would have answered.
    if (found.isDone && found.isAbandoned) refuse('request.already_done');
    if (Date.now() > until) refuse('request.still_running');
  }
}

function isAnswered(found: FoundKey): found is Answered {
  return found.answer !== null && found.status !== null;
}

/** An answer that would be the same if asked again; the others ask for another try. */
function isForGood(status: number): boolean {
  return status < 500 && status !== 401 && status !== 429;
}

function send(reply: FastifyReply, status: number, text: string, wire?: Wire): FastifyReply {
  reply.code(status).header('cache-control', 'no-store');
  if (text === '') return reply.send();
  return reply
    .type(wire?.type ?? (status < 400 ? 'application/json; charset=utf-8' : 'application/problem+json'))
    .serializer((kept: string) => kept)
    .send(text);
}

/** Nothing that was asked can be read from it, and a key of one asker or path is unknown to all others. */
function idOf({ endpoint, request, sentKey, asker }: Asked): string {
  const parts = [asker, endpoint.method, endpoint.path, request.params, sentKey];
  return request.server.platform.cipher.hash(JSON.stringify(parts), 'idempotency-key');
}

/** Its key may have been retired within the day: what was done is not done again, only its answer is lost. */
function opened(decrypt: () => string): string {
  try {
    return decrypt();
  } catch (error) {
    if (error instanceof FieldCipherError) refuse('request.already_done');
    throw error;
  }
}

const contextOf = ({ id }: Pick<HeldKey, 'id'>): FieldContext => `idempotency_keys.answer.${id}`;

function hashOf(body: unknown): string {
  const bytes = body instanceof Uint8Array ? body : (JSON.stringify(body) ?? '');
  return createHash('sha256').update(bytes).digest('hex');
}
