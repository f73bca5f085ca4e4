import type { KeyHolder } from '@linli/domain/open311/api-key.ts';
import {
  addressOf,
  type BodyOf,
  type Dialect,
  type Endpoint,
  type ParamsOf,
  type QueryOf,
  type ResponseOf,
} from '@linli/domain/shared/contract.ts';
import { limitOf } from '@linli/domain/shared/limits.ts';
import { Refusal, refuse } from '@linli/domain/shared/refusal.ts';
import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { z } from 'zod';
import { answerOnce, keyOf, type Wire } from '../idempotency/idempotency.ts';
import { withScope, type HeldKey } from '../request-context.ts';
import { parseParts } from '../validation.ts';
import { keyHolderOf } from './key-holder.ts';
import { errorsAnswer, FORMATS, MEDIA_TYPES, toXml, type Format } from './open311-answers.ts';

/** An endpoint of a dialect knows no session: it is for everybody, or for whoever holds a key. */
type DialectEndpoint = Endpoint & {
  readonly dialect: Dialect;
  readonly access: 'public' | 'key_holder';
  readonly response: z.ZodType;
};

interface DialectCall<E extends DialectEndpoint> {
  readonly holder: E['access'] extends 'key_holder' ? KeyHolder : KeyHolder | null;
  readonly params: ParamsOf<E>;
  /** Its arguments, wherever they were sent. */
  readonly given: E['method'] extends 'POST' ? BodyOf<E> : QueryOf<E>;
  readonly request: FastifyRequest;
}

/** A form of 4,000 Chinese characters, each nine bytes when encoded, with everything else. */
const FORM_LIMIT = 64 * 1024;

/**
 * The route of an endpoint whose address, forms and refusals others specified, from the same contract and in the same
 * order as `routeOf`: who asks, how often, the shape, the handler in its scope. The key stands in the form, so the
 * body, which is small and counted by its address, is read before its sender is known. (docs/decisions/0027)
 */
export function dialectRouteOf<const E extends DialectEndpoint>(
  endpoint: E,
  handle: (call: DialectCall<E>) => Promise<ResponseOf<E, never>>,
): RouteOptions {
  const { access, params, query, body, response, status, method } = endpoint;
  const isForm = method === 'POST';
  return {
    method,
    url: addressOf(endpoint),
    schema: {
      summary: endpoint.summary,
      params: z.object({ ...(params as z.ZodObject | undefined)?.shape, format: z.enum(FORMATS) }),
      ...(query && { querystring: query }),
      ...(body && { body }),
      response: { [status]: response },
    },
    validatorCompiler: () => () => true,
    bodyLimit: FORM_LIMIT,
    config: { access, endpoint },
    preParsing: async (request, reply) => {
      await request.server.limits.take(limitOf(endpoint), request, reply);
      return undefined;
    },
    handler: async (request, reply) => {
      const { format, ...named } = request.params as { format: string };
      if (!isFormat(format)) refuse('request.unknown_path');
      const sentKey = isForm ? keyOf(request) : null;
      const form = isForm ? formOf(request) : {};
      const given = said({ ...(request.query as object), ...form });
      const holder = await keyHolderOf(access, given['api_key'], request, reply);
      const schemas = { ...(params && { params }), ...(isForm ? { body } : { query }) } as Parameters<
        typeof parseParts
      >[0];
      const parts = parseParts(schemas, {
        params: named,
        query: isForm ? undefined : given,
        body: isForm ? given : undefined,
      });
      const call = { holder, params: parts.params, given: isForm ? parts.body : parts.query, request };
      const run = async (key: HeldKey | null) =>
        withScope(NOTHING, async () => handle(call as unknown as DialectCall<E>), { requestId: request.id, key });
      const wire = wireOf(endpoint.dialect, format, reply);
      if (sentKey !== null)
        return answerOnce({ endpoint, request, reply, sentKey, asker: `key ${holder?.keyId}`, wire }, run);
      const text = wire.write(await run(null), status);
      return reply
        .code(status)
        .header('cache-control', 'no-store')
        .type(wire.type)
        .serializer((written: string) => written)
        .send(text);
    },
  };
}

/** What a handler sees until it says whose records it asks for. */
const NOTHING = { kind: 'units', level: 'community', unitIds: [] } as const;

const isFormat = (format: string): format is Format => (FORMATS as readonly string[]).includes(format);

/** A POST without a body is an empty form; anything that was read is one. */
function formOf({ body }: FastifyRequest): object {
  return typeof body === 'object' && body !== null ? body : {};
}

/** “A null parameter should be treated as equivalent to a non-declared parameter.” */
function said(given: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
}

/** How answers and refusals of a request are written. JSON is made first, for that holds them to their schema. */
function wireOf(dialect: Dialect, format: Format, reply: FastifyReply): Wire {
  return {
    type: MEDIA_TYPES[format],
    write(result, status) {
      const json = String(reply.code(status).serialize(result as object));
      return format === 'json' ? json : toXml(JSON.parse(json), dialect);
    },
    refusal: (error) => (error instanceof Refusal ? errorsAnswer(error, format) : null),
  };
}
