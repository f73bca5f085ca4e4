import { isIP } from 'node:net';
import { isAccessRefusal, type RefusalCode } from '@linli/domain/shared/refusal.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { v5 as uuidOf } from 'uuid';
import type { Platform } from '../platform.ts';
import { RefusalLog, type RefusalCount, type Refused } from './refusal-log.ts';

declare module 'fastify' {
  interface FastifyInstance {
    refusals: RefusalLog;
  }
}

/** Keeps an event of every refusal of access, written when the API closes at the latest. */
export function keepAccessRefusals(app: FastifyInstance, platform: Platform): void {
  const refusals = new RefusalLog({
    write: (rows) => writeEvents(platform, rows),
    clock: platform.clock,
    onError: (error) => app.log.warn({ err: error }, 'refusals wait to be written'),
  });
  app.decorate('refusals', refusals);
  app.addHook('onReady', async () => refusals.start());
}

/** Notes a refusal, if it is one of access. Whatever happens here, the answer is sent. */
export function noteRefusal(request: FastifyRequest, code: RefusalCode): void {
  if (!isAccessRefusal(code) || isQuestion(request, code)) return;
  try {
    const { endpoint } = request.routeOptions.config;
    const name = endpoint
      ? `${endpoint.method} ${endpoint.path}`
      : `${request.method} ${request.routeOptions.url ?? ''}`;
    request.server.refusals.note(refusedOf(request), name, code, request.id);
  } catch (error) {
    request.log.warn({ err: error }, 'a refusal was not noted');
  }
}

/** Every page asks who is signed in; that nobody is, is an answer and no attempt. */
function isQuestion(request: FastifyRequest, code: RefusalCode): boolean {
  const asksForOwn = request.routeOptions.config.access === 'signed_in';
  return code === 'request.sign_in_needed' && asksForOwn && request.headers.cookie === undefined;
}

function refusedOf(request: FastifyRequest): Refused {
  const person = request.sessionPerson;
  if (!person) return { kind: 'visitor', addresses: addressGroup(request) };
  const { actor, personId, name } = person;
  const unit = actor?.unit ?? null;
  return {
    kind: 'person',
    personId,
    name,
    role: actor?.role ?? null,
    appointmentId: actor?.appointmentId ?? null,
    path: unit && { districtId: unit.districtId, streetId: unit.streetId, communityId: unit.communityId },
  };
}

/** The network an address lies in (/24, /48), as a keyed hash: enough to see that it is the same one, no address. */
function addressGroup({ ip, server }: FastifyRequest): string {
  const mapped = ip.startsWith('::ffff:') ? ip.slice(7) : ip;
  const separator = isIP(mapped) === 4 ? '.' : ':';
  const group = mapped.split(separator).slice(0, 3).join(separator);
  return server.platform.cipher.hash(group, 'refused-addresses').slice(0, 16);
}

/** Makes an endpoint's name the subject of events, which are about something with a UUID. */
const ENDPOINTS = '6a1c4f0e-6f0b-4b3e-9a55-3b1f8f6f2c10';

/** Written by the system: whoever was refused may have no scope at all. It reaches no open screen. */
async function writeEvents({ database }: Platform, rows: readonly RefusalCount[]): Promise<void> {
  await database.system.client.event.createMany({
    data: rows.map(({ who, endpoint, code, requestId, at, count }) => ({
      at,
      action: 'access.refused',
      subjectType: 'endpoint',
      subjectId: uuidOf(endpoint, ENDPOINTS),
      ...(who.kind === 'person' && who.path),
      actorKind: who.kind,
      ...(who.kind === 'person' && {
        actorId: who.personId,
        actorName: who.name,
        actorRole: who.role,
        appointmentId: who.appointmentId,
      }),
      changes: {
        endpoint: [null, endpoint],
        code: [null, code],
        count: [null, count],
        ...(who.kind === 'visitor' && { addresses: [null, who.addresses] }),
      },
      audience: 'nobody',
      requestId,
    })),
  });
}
