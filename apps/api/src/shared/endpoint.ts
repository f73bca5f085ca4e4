import type { Access } from '@linli/domain/shared/access.ts';
import { isConfirmed, type SessionEnd } from '@linli/domain/accounts/session.ts';
import type { Actor, PersonActor, ReporterActor, Role } from '@linli/domain/shared/actor.ts';
import {
  addressOf,
  type BodyOf,
  type Endpoint,
  type ParamsOf,
  type QueryOf,
  type ResponseOf,
} from '@linli/domain/shared/contract.ts';
import type { FileAddress } from '@linli/domain/shared/file-address.contract.ts';
import { limitOf } from '@linli/domain/shared/limits.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { isSealedFile, requireFileAddress } from './file-address.ts';
import { answerOnce, keyOf } from './idempotency/idempotency.ts';
import { withScope, type HeldKey } from './request-context.ts';
import type { SessionPerson } from './session/session.ts';
import { TIME_LIMITS } from './time-limits.ts';
import { parseParts } from './validation.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before the body is read; null where nobody is signed in. */
    sessionPerson: SessionPerson | null;
    /** Why nobody is, where their cookie’s session was one. */
    sessionEnd: SessionEnd | null;
  }
  interface FastifyContextConfig {
    access?: Access;
    endpoint?: Endpoint;
  }
}

/** What an endpoint's `access` promises its handler. */
type ActorOf<A extends Access> = A extends 'public'
  ? null
  : A extends 'secret_holder'
    ? ReporterActor
    : A extends 'signed_in'
      ? null
      : PersonActor;

export interface Call<E extends Endpoint> {
  readonly actor: ActorOf<E['access']>;
  /** The signed-in person; null only on public endpoints. */
  readonly session: E['access'] extends 'public' | 'secret_holder' ? null : SessionPerson;
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** A file or a stream answers through the reply itself. */
type Answer<E extends Endpoint> = E['status'] extends 204 ? undefined : ResponseOf<E, FastifyReply>;

/** The secret holder's credential: `Authorization: Ticket K7QF2M9PXR4T`. */
const SECRET_HEADER = /^Ticket ([0-9A-Z]{8,40})$/;

const JSON_BODY_LIMIT = 64 * 1024;

/**
 * The route of one endpoint of a contract. Whoever asks is known and admitted before the body is read, the shape
 * is checked before the handler runs, and the handler runs inside the caller's scope: none of it can be forgotten.
 */
export function routeOf<const E extends Endpoint>(
  endpoint: E,
  handle: (call: Call<E>) => Promise<Answer<E>>,
): RouteOptions {
  const { access, params, query, body, response, upload, status } = endpoint;
  const isKeyed = endpoint.method === 'POST' && !endpoint.isRead && !endpoint.everyTime && typeof response !== 'string';
  const schema: Record<string, unknown> = {
    summary: endpoint.summary,
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(body && { body }),
    ...(typeof response !== 'string' && { response: { [status]: response } }),
  };
  return {
    method: endpoint.method,
    url: addressOf(endpoint),
    schema,
    // The parts are checked together below, so that all faults are told at once.
    validatorCompiler: () => () => true,
    // A file has as long as a slow phone needs to send it.
    ...(upload && { handlerTimeout: TIME_LIMITS.requestMs }),
    bodyLimit: upload?.maxBytes ?? endpoint.bodyLimit ?? JSON_BODY_LIMIT,
    config: {
      access,
      endpoint,
    },
    preParsing: async (request, reply) => admit(endpoint, request, reply),
    handler: async (request, reply) => {
      const sentKey = isKeyed ? keyOf(request) : null;
      const parts = parseParts(
        { ...(params && { params }), ...(query && { query }), ...(body && { body }) },
        { params: request.params, query: request.query, body: request.body },
      );
      if (upload && !(request.body instanceof Uint8Array)) refuse('request.unsupported_media_type');
      const actor = actorOf(endpoint, request);
      confirmed(endpoint, request, parts['body']);
      if (isSealedFile(endpoint)) {
        const sealed = parts as { params: Record<string, string>; query: Partial<FileAddress> };
        if (!actor) throw new Error('A file is shown to somebody: its endpoint needs roles or a secret.');
        requireFileAddress(request.server.platform, actor, endpoint, sealed.params, sealed.query, reply);
      }
      const call = {
        ...parts,
        ...(upload && { body: request.body }),
        actor,
        session: request.sessionPerson,
        request,
        reply,
      };
      const scope = actor?.scope ?? ({ kind: 'units', level: 'community', unitIds: [] } as const);
      const run = async (key: HeldKey | null) =>
        withScope(scope, async () => handle(call as unknown as Call<E>), { requestId: request.id, key });
      if (sentKey !== null)
        return answerOnce({ endpoint, request, reply, sentKey, asker: askerOf(request, actor) }, run);
      const result = await run(null);
      if (reply.sent || typeof response === 'string') return reply;
      reply.code(status).header('cache-control', 'no-store');
      return result ?? null;
    },
  };
}

/** Refuses whoever may not call this endpoint at all, or too often, before anything they sent is read. */
async function admit(endpoint: Endpoint, request: FastifyRequest, reply: FastifyReply): Promise<undefined> {
  const take = () => request.server.limits.take(limitOf(endpoint), request, reply);
  // Whoever is nobody yet is counted before their secret is looked at, so that guessing has its limit too.
  const isPublic = endpoint.access === 'public' || endpoint.access === 'secret_holder';
  if (isPublic) await take();
  actorOf(endpoint, request);
  if (!isPublic) await take();
  return undefined;
}

function actorOf({ access, inLimitedSession }: Endpoint, request: FastifyRequest): Actor | null {
  if (access === 'public') return null;
  if (access === 'key_holder') throw new Error('A key is asked for by dialectRouteOf.');
  if (access === 'secret_holder') {
    const secret = SECRET_HEADER.exec(request.headers.authorization ?? '')?.[1] ?? refuse('request.secret_needed');
    return { kind: 'reporter', scope: { kind: 'secret', secretHash: request.server.hashTicketSecret(secret) } };
  }
  const { sessionEnd: end } = request;
  const session = request.sessionPerson ?? refuse('request.sign_in_needed', end === null ? {} : { params: { end } });
  if (session.limit !== null && !inLimitedSession) refuse(`account.${session.limit}`);
  if (access === 'signed_in') return null;
  const actor = session.actor ?? refuse('appointment.none_current');
  const roles: readonly Role[] = access;
  if (!roles.includes(actor.role)) refuse('request.role_not_allowed', { params: { roles } });
  return actor;
}

/** Refuses what is sensitive unless whoever asks has said their password or a code a moment ago. */
function confirmed({ stepUp }: Endpoint, { sessionPerson, server }: FastifyRequest, body: unknown): void {
  if (stepUp === undefined || !sessionPerson) return;
  const role = (body as { role?: Role } | undefined)?.role;
  const isAsked = stepUp === true || (role !== undefined && stepUp.includes(role));
  if (isAsked && !isConfirmed(sessionPerson.confirmedAt, server.platform.clock())) refuse('account.confirm_identity');
}

/** Whose key it is: keys of two people never meet. Nobody is known on public endpoints; there a key is a secret. */
function askerOf(request: FastifyRequest, actor: Actor | null): string {
  if (request.sessionPerson) return `person ${request.sessionPerson.personId}`;
  return actor?.scope.kind === 'secret' ? `secret ${actor.scope.secretHash}` : 'anybody';
}
