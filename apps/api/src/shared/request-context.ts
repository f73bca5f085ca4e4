import { AsyncLocalStorage } from 'node:async_hooks';
import type { Scope } from '@linli/domain/shared/scope.ts';

/** What travels with a request through every await: who may see what, and the id that logs and events carry. */
export interface RequestContext {
  readonly scope: Scope;
  readonly requestId: string | null;
}

const storage = new AsyncLocalStorage<RequestContext>();

/**
 * Runs `work` with a scope. Every query inside sees that scope's rows and no others; outside of any, the
 * database refuses to answer. Await queries inside `work`: a Prisma promise runs where it is awaited.
 */
export function withScope<T>(scope: Scope, work: () => T, requestId: string | null = null): T {
  return storage.run({ scope, requestId: requestId ?? storage.getStore()?.requestId ?? null }, work);
}

export function requestContext(): RequestContext | undefined {
  return storage.getStore();
}
