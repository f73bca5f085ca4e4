import { LogController, type FastifyReply, type FastifyRequest, type FastifyServerOptions } from 'fastify';
import { FieldCipherError } from './field-cipher.ts';

/** Where lines go and from which level on; a stream of its own is for tests. */
export interface LogOptions {
  readonly level: string;
  readonly stream?: { write(line: string): void };
}

/**
 * JSON lines without personal data: nothing of a request is ever written but its method and the pattern of its route,
 * nothing of an error but what cannot hold a value. (docs/decisions/0010)
 */
export function logging({ level, stream }: LogOptions): NonNullable<FastifyServerOptions['logger']> {
  return {
    level,
    ...(stream && { stream }),
    serializers: { req: describeRequest, res: describeReply, err: (error: unknown) => describeError(error) },
  };
}

/** One line for each answer, at `info`; the person and the record are in the event, not here. */
export class RequestLog extends LogController {
  constructor() {
    super({ requestIdLogLabel: 'requestId' });
  }

  override incomingRequest(): void {}

  override requestCompleted(error: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    const ms = Math.round(reply.elapsedTime);
    const line = { ...describeRequest(request), ...describeReply(reply), ms };
    if (error) reply.log.error({ ...line, err: error }, 'answered with a fault');
    else reply.log.info(line, 'answered');
  }

  override routeNotFound(): void {}

  override defaultErrorLog(error: Error, request: FastifyRequest, reply: FastifyReply): void {
    reply.log.error({ req: request, res: reply, err: error }, 'unexpected error');
  }

  override writeHeadError(error: Error, request: FastifyRequest, reply: FastifyReply): void {
    reply.log.warn({ req: request, res: reply, err: error }, 'headers could not be written');
  }
}

interface Line {
  [name: string]: unknown;
}

/** The pattern, `/api/v1/tickets/:ticketId`: addresses hold numbers, secrets and what somebody searched. */
function describeRequest(request: Pick<FastifyRequest, 'method' | 'routeOptions'>): Line {
  return { method: request.method, route: request.routeOptions?.url ?? null };
}

function describeReply(reply: { statusCode?: number }): Line {
  return { status: reply.statusCode };
}

/** What PostgreSQL and Prisma say about where a statement failed; none of it can hold a value. */
const FACTS = [
  'code',
  'severity',
  'schema',
  'table',
  'column',
  'constraint',
  'dataType',
  'routine',
  'syscall',
  'statusCode',
];
const MOST_FRAMES = 12;

/**
 * An error by its name, place and facts. `detail`, `hint` and `where` of PostgreSQL hold rows, Prisma's messages hold
 * the arguments of the call, and JSON.parse quotes what it could not read: none of that is written.
 */
export function describeError(error: unknown, depth = 0): Line & { type: string; message: string; stack: string } {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
  const facts = error as Error & Record<string, unknown> & { meta?: { modelName?: unknown } };
  const known = FACTS.flatMap((name) => {
    const value = facts[name];
    return typeof value === 'string' || typeof value === 'number' ? [[name, wordOf(String(value))]] : [];
  });
  return {
    type: wordOf(error.constructor.name),
    message: messageOf(error),
    ...Object.fromEntries(known),
    ...(typeof facts.meta?.modelName === 'string' && { model: wordOf(facts.meta.modelName) }),
    stack: framesOf(error),
    ...(error.cause instanceof Error && depth < 3 && { cause: describeError(error.cause, depth + 1) }),
  };
}

function messageOf(error: Error): string {
  if (error instanceof FieldCipherError) return error.message;
  if (error.constructor.name.startsWith('PrismaClient')) return '';
  const [firstLine = ''] = error.message.split('\n');
  return firstLine
    .replaceAll(/["'`].*["'`]/g, '…')
    .replaceAll(/[^\u0020-\u007e…]+/g, '…')
    .replaceAll(/\d[\d -]{5,}/g, '…')
    .slice(0, 200);
}

/** Names of columns, codes and classes are short words; anything else is not one. */
const wordOf = (text: string) => (/^[\w.:$ -]{1,80}$/.test(text) && !/\d{6}/.test(text) ? text : '…');

function framesOf({ stack = '' }: Error): string {
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return frames.slice(0, MOST_FRAMES).join('\n');
}
