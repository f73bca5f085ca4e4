import type { Endpoint, ResponseOf } from '@linli/domain/shared/contract.ts';
import { REFUSALS, type FieldIssue, type RefusalCode } from '@linli/domain/shared/refusal.ts';
import type { RefusalKind } from '@linli/domain/shared/shared-refusals.ts';
import { vi } from 'vitest';

interface Asked {
  params: Record<string, string>;
  query: URLSearchParams;
  body: unknown;
  headers: Headers;
}

interface Route {
  method: string;
  pattern: RegExp;
  answer: (asked: Asked) => Response | Promise<Response>;
}

const STATUS: Record<RefusalKind, number> = {
  unauthenticated: 401,
  malformed: 400,
  not_found: 404,
  forbidden: 403,
  conflict: 409,
  too_large: 413,
  unsupported: 415,
  too_many: 429,
  unavailable: 503,
};

/** The contract's answer, a refusal, or either of them later. */
type Answer<E extends Endpoint> = ResponseOf<E, Blob> | Response | Promise<ResponseOf<E, Blob> | Response>;

/** A refusal as the API writes it. */
export function refusal(code: RefusalCode, errors?: FieldIssue[], params?: Record<string, unknown>): Response {
  const status = STATUS[REFUSALS[code]];
  return Response.json(
    {
      type: `urn:linli:refusal:${code}`,
      title: code,
      status,
      code,
      requestId: 'test-request',
      ...(errors && { errors }),
      ...(params && { params }),
    },
    { status },
  );
}

/**
 * Stands in for the network: endpoints answer what the test says, typed by their contracts; any other request
 * fails as if there were no network. Later answers for an endpoint replace earlier ones.
 */
export function stubApi() {
  const routes: Route[] = [];
  const asked: (Asked & { path: string })[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const route = routes.find((each) => each.method === (init.method ?? 'GET') && each.pattern.test(pathname));
    if (!route) throw new TypeError(`no network: ${init.method ?? 'GET'} ${pathname}`);
    const request = {
      params: { ...route.pattern.exec(pathname)?.groups },
      query: searchParams,
      body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : (init.body ?? null),
      headers: new Headers(init.headers),
    };
    asked.push({ ...request, path: pathname });
    return route.answer(request);
  });
  return {
    asked,
    /** `on(endpoint).answers(…)` in two steps, so that the contract is known where the answer is written. */
    on: <E extends Endpoint>(endpoint: E) => ({
      answers(answer: (request: Asked) => Answer<E>) {
        const pattern = new RegExp(`^/api/v1${endpoint.path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
        routes.unshift({
          method: endpoint.method,
          pattern,
          answer: async (request) => {
            const answered = await answer(request);
            return answered instanceof Response ? answered : Response.json(answered, { status: endpoint.status });
          },
        });
      },
    }),
  };
}
