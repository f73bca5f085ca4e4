import { liveContract } from '@linli/domain/live/live.contract.ts';
import { addressGroup } from '@linli/domain/shared/address.ts';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { routeOf } from '../shared/endpoint.ts';
import type { StreamCounter } from './stream-counter.ts';
import { heardBy, type LiveHub } from '../shared/live-hub.ts';

/** A proxy in between must not take a quiet stream for a dead one. */
const HEARTBEAT_MS = 20_000;
/** Rights are read again before telling, when they were read longer ago than this. */
const RIGHTS_AGE_MS = 2_000;
/** A reader that does not keep up is cut off and resumes by its Last-Event-ID. */
const MOST_BUFFERED_BYTES = 256 * 1024;

type Told = Parameters<Parameters<LiveHub['subscribe']>[0]>[0];

export function liveRoutes(
  app: FastifyInstance,
  hub: LiveHub,
  readActor: (request: FastifyRequest) => Promise<PersonActor | null>,
  streams: StreamCounter,
): void {
  const open = new Set<() => void>();
  // A draining server ends its streams; browsers come back to another process with their Last-Event-ID.
  app.addHook('preClose', async () => {
    for (const end of open) end();
  });

  app.route(
    routeOf(liveContract.stream, async ({ actor: asking, request, reply }) => {
      let actor = asking;
      let readAt = Date.now();
      const leave = streams.enter(actor.personId, addressGroup(request.ip), reply);
      const stream = reply.hijack().raw;
      stream.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      const write = (text: string) => {
        if (stream.writableLength > MOST_BUFFERED_BYTES) stream.destroy();
        else stream.write(text);
      };
      /** What a returning client has been told already, which the hub may still be about to tell. */
      let toldUpTo: string | null = null;
      const tell = (told: Told) => {
        const heard = heardBy(actor, told, toldUpTo);
        if (heard === 'reset') write(`id: ${told.snapshot}\nevent: reset\ndata: {}\n\n`);
        else
          for (const change of heard) write(`id: ${told.snapshot}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`);
      };

      // Batches wait for each other, so a re-read of rights never reorders them.
      let last = Promise.resolve();
      const inTurn = (work: () => Promise<void>) => {
        last = last.then(work).catch((error: unknown) => {
          request.log.warn({ err: error }, 'live stream ended');
          stream.destroy();
        });
      };
      const freshRights = async () => {
        if (Date.now() - readAt < RIGHTS_AGE_MS) return true;
        const now = await readActor(request);
        if (!now || now.appointmentId !== actor.appointmentId) {
          end();
          return false;
        }
        actor = now;
        readAt = Date.now();
        return true;
      };
      const { from, unsubscribe } = hub.subscribe((told) =>
        inTurn(async () => {
          const concernsRights =
            told.changes !== 'reset' && told.changes.some((each) => each.concernsPersonId === actor.personId);
          if (concernsRights) readAt = 0;
          if (await freshRights()) tell(told);
        }),
      );
      const heartbeat = setInterval(
        () =>
          inTurn(async () => {
            if (await freshRights()) write(': still here\n\n');
          }),
        HEARTBEAT_MS,
      );
      const end = () => {
        clearInterval(heartbeat);
        unsubscribe();
        open.delete(end);
        leave();
        stream.end();
      };
      open.add(end);
      stream.on('close', end);

      const lastEventId = request.headers['last-event-id'];
      inTurn(async () => {
        const missed = typeof lastEventId === 'string' ? await hub.missedSince(lastEventId) : null;
        // What a page loaded before its stream was open may be older than what the stream will tell.
        tell(missed ?? { snapshot: from ?? '', changes: 'reset' });
        if (missed) toldUpTo = missed.snapshot;
      });
      return reply;
    }),
  );
}
