/** Keys of requests to which no answer has come yet, by what was sent where. */
const unanswered = new Map<string, Map<unknown, string>>();

/** `/tickets/<id>/` of `/tickets/<id>/claim`. */
const RECORD = /^\/(?:public\/)?[^/]+\/[^/]+\//;

/** A new `Idempotency-Key`. Not `randomUUID`, which a page opened by an http address in the local network has not. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (each) => each.toString(36)).join('');
}

/**
 * The key of a request: that of the same words or the same file sent to the same address before, if no answer came
 * to it, otherwise a new one. So it does not matter who tries again, the library or the person.
 */
export function keyFor(path: string, content: unknown): { key: string; answered: () => void } {
  const ofPath = unanswered.get(path) ?? new Map<unknown, string>();
  const key = ofPath.get(content) ?? newKey();
  unanswered.set(path, ofPath.set(content, key));
  return {
    key,
    answered() {
      ofPath.delete(content);
      // A record that was moved on by another action is a new situation: the same words are a new request there.
      const record = RECORD.exec(path)?.[0];
      if (record === undefined) return;
      for (const each of unanswered.keys()) if (each !== path && each.startsWith(record)) unanswered.delete(each);
    },
  };
}
