import { LIVE_LIMITS } from '@linli/domain/live/live.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { FastifyReply } from 'fastify';

const RETRY_AFTER_SECONDS = 30;

/** How many streams are open by person and by address, so that nobody takes all connections of a process. */
export class StreamCounter {
  readonly #open = new Map<string, number>();

  /** Counts a stream, or refuses it. What is returned counts it out again, once. */
  enter(personId: string, address: string, reply: FastifyReply): () => void {
    const places = [
      { id: `person ${personId}`, most: LIVE_LIMITS.streamsPerPerson },
      { id: `address ${address}`, most: LIVE_LIMITS.streamsPerAddress },
    ];
    if (places.some(({ id, most }) => (this.#open.get(id) ?? 0) >= most)) {
      reply.header('retry-after', RETRY_AFTER_SECONDS);
      refuse('request.too_many');
    }
    for (const { id } of places) this.#open.set(id, (this.#open.get(id) ?? 0) + 1);
    let isIn = true;
    return () => {
      if (!isIn) return;
      isIn = false;
      for (const { id } of places) {
        const left = (this.#open.get(id) ?? 1) - 1;
        if (left > 0) this.#open.set(id, left);
        else this.#open.delete(id);
      }
    };
  }

  get size(): number {
    let count = 0;
    for (const [id, open] of this.#open) if (id.startsWith('person ')) count += open;
    return count;
  }
}
