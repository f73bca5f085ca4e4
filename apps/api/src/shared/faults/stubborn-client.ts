import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ledger } from './ledger.ts';

const RETRY_MS = 50;
/** A phone gives up waiting sooner or later, too. */
const PATIENCE_MS = 35_000;

/** What a client met on the way that no fault may cause. */
export interface Meeting {
  readonly status: number;
  readonly text: string;
}

export interface Change {
  readonly action: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: object | Buffer;
  /** The record that is changed; a report learns its own from the answer. */
  readonly subjectId?: string;
}

/** Sends until somebody says how it ended, to any of the processes, under one key; as the web does. */
export class StubbornClient {
  readonly #bases: readonly string[];
  readonly #ledger: Ledger;
  readonly met: Meeting[] = [];
  /** A mistake to be made on purpose: each try is a request of its own. */
  readonly forgetsKeys: boolean;
  #turn = 0;
  retries = 0;

  constructor(bases: readonly string[], ledger: Ledger, { forgetsKeys = false } = {}) {
    this.#bases = bases;
    this.#ledger = ledger;
    this.forgetsKeys = forgetsKeys;
  }

  /** The answer's JSON; null when the change was made but its answer is lost for good. */
  async change<T>({ action, path, headers, body, subjectId }: Change, loseFirstAnswer = false): Promise<T | null> {
    let key = randomUUID();
    for (let isFirst = true; ; isFirst = false) {
      const sentAt = performance.now();
      const answer = await this.#send('POST', path, { ...headers, 'idempotency-key': key }, body);
      if (isFirst && loseFirstAnswer) {
        if (this.forgetsKeys) key = randomUUID();
        continue;
      }
      if (answer !== null && answer.status < 300) {
        const result = JSON.parse(answer.text) as T & { id: string };
        this.#ledger.acknowledge(action, subjectId ?? result.id, sentAt);
        return result;
      }
      if (answer !== null && answer.text.includes('request.already_done')) {
        this.#ledger.acknowledge(action, subjectId ?? '', sentAt);
        return null;
      }
      if (answer !== null && answer.status !== 503) {
        this.#note(action, answer);
      }
      this.retries += 1;
      if (this.forgetsKeys) key = randomUUID();
      await sleep(RETRY_MS);
    }
  }

  async read<T>(path: string, headers: Record<string, string>): Promise<T> {
    for (;;) {
      const answer = await this.#send('GET', path, headers);
      if (answer?.status === 200) return JSON.parse(answer.text) as T;
      if (answer !== null && answer.status !== 503) this.#note(path, answer);
      await sleep(RETRY_MS);
    }
  }

  /** A refusal, or one error after the other, is no fault of any crash: then there is nothing to wait for. */
  #note(what: string, answer: Meeting): void {
    this.met.push(answer);
    if (answer.status < 500 || this.met.length > 20) throw new Error(`${what}: ${answer.status} ${answer.text}`);
  }

  /** Null when the connection broke. */
  async #send(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: object | Buffer,
  ): Promise<Meeting | null> {
    this.#turn += 1;
    const isFile = Buffer.isBuffer(body);
    try {
      const answer = await fetch(`${this.#bases[this.#turn % this.#bases.length]}/api/v1${path}`, {
        method,
        headers: { ...headers, ...(body && { 'content-type': isFile ? 'image/jpeg' : 'application/json' }) },
        ...(body && { body: isFile ? new Uint8Array(body) : JSON.stringify(body) }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const text = await answer.text();
      const isHonest = answer.status !== 503 || answer.headers.has('retry-after');
      return { status: isHonest ? answer.status : 599, text };
    } catch {
      return null;
    }
  }
}
