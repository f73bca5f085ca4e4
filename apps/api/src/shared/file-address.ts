import { timingSafeEqual } from 'node:crypto';
import type { Actor } from '@linli/domain/shared/actor.ts';
import type { Endpoint } from '@linli/domain/shared/contract.ts';
import { FileQuery, type FileAddress } from '@linli/domain/shared/file-address.contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { FastifyReply } from 'fastify';
import type { Platform } from './platform.ts';

/** Addresses end with the window after the one they are made in: they work 5 to 10 minutes, and are the same for 5, so that a browser finds the file it has. */
const WINDOW_SECONDS = 5 * 60;

type Params = Readonly<Record<string, string>>;
type FileEndpoint = Pick<Endpoint, 'path'>;

/** Whether an endpoint answers a file that has an address: every image, and whatever asks for one. */
export function isSealedFile({ response, query }: Pick<Endpoint, 'response' | 'query'>): boolean {
  return response === 'image' || query === FileQuery;
}

/** The address of a file for whoever it is shown to; it works for nobody else. (docs/decisions/0010) */
export function fileAddress(platform: Platform, actor: Actor, endpoint: FileEndpoint, params: Params): FileAddress {
  const now = platform.clock().getTime() / 1_000;
  const until = ((Math.floor(now / WINDOW_SECONDS) + 2) * WINDOW_SECONDS).toString(36);
  return { until, seal: sealOf(platform, actor, endpoint, params, until) };
}

/**
 * Refuses a file without an address that was made for whoever asks, for this file, and is not over. Whether they may
 * see it at this moment is decided anew besides. The browser of whoever asks keeps the file as long as its address.
 */
export function requireFileAddress(
  platform: Platform,
  actor: Actor,
  endpoint: FileEndpoint,
  params: Params,
  { until, seal }: Partial<FileAddress>,
  reply: FastifyReply,
): void {
  if (until === undefined || seal === undefined) refuse('request.file_address_not_valid');
  const expected = Buffer.from(sealOf(platform, actor, endpoint, params, until), 'hex');
  const isSealed = timingSafeEqual(expected, Buffer.from(seal, 'hex'));
  const secondsLeft = Math.floor(Number.parseInt(until, 36) - platform.clock().getTime() / 1_000);
  if (!isSealed || secondsLeft <= 0) refuse('request.file_address_not_valid');
  reply.header('cache-control', `private, max-age=${secondsLeft}, immutable`).header('vary', 'cookie, authorization');
}

function sealOf(platform: Platform, actor: Actor, { path }: FileEndpoint, params: Params, until: string): string {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => params[name]);
  return platform.cipher.hash(JSON.stringify([path, names, until, viewerOf(actor)]), 'file-address');
}

/** Another appointment of the same person is another viewer: what it shows is another thing. */
function viewerOf(actor: Actor): string {
  if (actor.kind === 'person') return `person ${actor.personId} ${actor.appointmentId}`;
  return actor.scope.kind === 'secret' ? `secret ${actor.scope.secretHash}` : 'nobody';
}
