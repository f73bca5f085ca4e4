import { AsyncLocalStorage } from 'node:async_hooks';
import type { Scope } from '@linli/domain/shared/scope.ts';

/** What travels with a request through every await: who may see what, and the id that logs and events carry. */
export interface RequestContext {
  readonly scope: Scope;
  readonly requestId: string | null;
  /** Of a POST that carried an `Idempotency-Key`: whatever it commits is committed together with this. */
  readonly key: HeldKey | null;
}

/** A key that one run of a request holds, until another run takes it over. (docs/decisions/0006) */
export interface HeldKey {
  readonly id: string;
  readonly runId: string;
  /** Keeps the result of a change as the answer to the request, within the change's transaction. */
  sealAnswer(result: unknown): { status: number; answer: string };
}

const storage = new AsyncLocalStorage<RequestContext>();

/**
 * Runs `work` with a scope. Every query inside sees that scope's rows and no others; outside of any, the
 * database refuses to answer. Await queries inside `work`: a Prisma promise runs where it is awaited.
 */
export function withScope<T>(scope: Scope, work: () => T, request: Partial<Omit<RequestContext, 'scope'>> = {}): T {
  const { requestId = null, key = null } = storage.getStore() ?? {};
  return storage.run({ requestId, key, ...request, scope }, work);
}

export function requestContext(): RequestContext | undefined {
  return storage.getStore();
}
