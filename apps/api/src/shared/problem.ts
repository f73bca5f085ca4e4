import { Refusal, REFUSALS, type FieldIssue, type RefusalCode } from '@linli/domain/shared/refusal.ts';
import type { RefusalKind } from '@linli/domain/shared/shared-refusals.ts';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { dialectAt } from '@linli/domain/shared/contract.ts';
import { errorsAnswer, formatAt, MEDIA_TYPES } from './dialects/open311-answers.ts';
import { noteRefusal } from './access-refusals/access-refusals.ts';
import { isDatabaseAway, isDatabaseTooSlow, isStorageFull } from './database-errors.ts';

/** The status of each kind of refusal. */
export const REFUSAL_STATUS: Record<RefusalKind, number> = {
  unauthenticated: 401,
  malformed: 400,
  not_found: 404,
  forbidden: 403,
  conflict: 409,
  too_large: 413,
  unsupported: 415,
  too_many: 429,
  unavailable: 503,
};

/** RFC 9457. Codes and facts only: the sentence is the reader's, in their language. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: RefusalCode | 'internal';
  params?: Readonly<Record<string, unknown>>;
  errors?: readonly FieldIssue[];
  requestId: string;
}

/** Turns whatever was thrown into an answer. Expected refusals say what to do; anything else is a bug and says nothing. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = asRefusal(error);
  if (refusal) noteRefusal(request, refusal.code);
  else request.log.error({ err: error }, 'unexpected error');
  if (dialectAt(request.url) !== null) return sendErrors(refusal, request, reply);
  return sendProblem(reply, refusal ? problemOf(refusal, request.id) : internalProblem(request.id));
}

/** The answer to an expected refusal as text, exactly as `answerError` sends it; null for anything else. */
export function refusalAnswer(error: unknown, requestId: string): { status: number; text: string } | null {
  if (!(error instanceof Refusal)) return null;
  const problem = problemOf(error, requestId);
  return { status: problem.status, text: JSON.stringify(problem) };
}

/** As the dialect that is spoken at this address has it, also where nothing is. */
function sendErrors(refusal: Refusal | null, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const format = formatAt(request.url);
  const { status, text } = errorsAnswer(refusal, format);
  return sendText(reply, status, { type: MEDIA_TYPES[format], text });
}

function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return sendText(reply, problem.status, { type: 'application/problem+json', text: JSON.stringify(problem) });
}

function sendText(reply: FastifyReply, status: number, { type, text }: { type: string; text: string }): FastifyReply {
  if ((status === 503 || status === 429) && !reply.hasHeader('retry-after')) reply.header('retry-after', '2');
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type(type)
    .serializer((written: string) => written)
    .send(text);
}

function problemOf(refusal: Refusal, requestId: string): Problem {
  return {
    type: `urn:linli:refusal:${refusal.code}`,
    title: refusal.code,
    status: REFUSAL_STATUS[REFUSALS[refusal.code]],
    code: refusal.code,
    ...refusal.details,
    requestId,
  };
}

function internalProblem(requestId: string): Problem {
  return { type: 'urn:linli:internal', title: 'internal', status: 500, code: 'internal', requestId };
}

/** Fastify's own refusals and a database that is away are expected too. */
function asRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  const { code, statusCode } = error as Partial<FastifyError>;
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Refusal('request.unsupported_media_type');
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Refusal('request.too_large');
  if (statusCode === 429) return new Refusal('request.too_many');
  if (statusCode === 404) return new Refusal('request.unknown_path');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return new Refusal('request.invalid');
  if (code === 'FST_ERR_HANDLER_TIMEOUT' || isDatabaseTooSlow(error)) return new Refusal('service.too_slow');
  if (isStorageFull(error)) return new Refusal('service.storage_full');
  if (isDatabaseAway(error)) return new Refusal('service.database_away');
  return null;
}
