import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Endpoint, RequestOf, ResponseOf } from '@linli/domain/shared/contract.ts';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterAll, expect } from 'vitest';
import { buildApp, type AppOptions } from '../../app.ts';
import type { Platform } from '../platform.ts';
import { PRESSURE_LIMITS } from '../pressure.ts';
import type { Problem } from '../problem.ts';
import { testDatabase } from './database.ts';
import { collectedLog, recordPersonalData } from './logs.ts';

/** Whoever signs what the tests' sessions carry. */
export const TEST_SECRET = 'a secret for tests, long enough to sign with';

/** Who asks: a signed-in person's cookie, or nobody. A reporter's secret is part of the request. */
export interface Caller {
  readonly cookie: string;
}

export interface TestApi {
  readonly app: FastifyInstance;
  readonly platform: Platform;
  /** Stops this API's clock at a moment; null lets it run with the real time again. */
  setNow(moment: Date | null): void;
  /** Calls an endpoint of a contract; anything but its own success fails the test. */
  ok<E extends Endpoint>(
    endpoint: E,
    caller: Caller | null,
    request: RequestOf<E, Buffer>,
  ): Promise<ResponseOf<E, Buffer>>;
  /** Calls an endpoint and expects a refusal; returns its problem document. */
  refused<E extends Endpoint>(endpoint: E, caller: Caller | null, request: RequestOf<E, Buffer>): Promise<Problem>;
  /** Calls an endpoint, whatever comes of it. */
  ask(endpoint: Endpoint, caller: Caller | null, request: Sent): Promise<LightMyRequestResponse>;
}

/** A built API over the worker's database, for one test file: call it once at the top. Closed behind the file. */
export async function givenApi(options: Partial<AppOptions> = {}): Promise<TestApi> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'linli-test-'));
  let stoppedAt: Date | null = null;
  const app = await buildApp({
    ...collectedLog('api'),
    databaseUrl: (await testDatabase()).appUrl,
    secret: TEST_SECRET,
    dataDir,
    isDemo: false,
    clock: () => stoppedAt ?? new Date(),
    publicRequestsPerMinute: 1_000_000,
    // Tests share their processors with others.
    pressureLimits: { ...PRESSURE_LIMITS, eventLoopDelayMs: 60_000 },
    ...options,
  });
  await app.ready();
  recordPersonalData(app.platform);
  afterAll(async () => {
    await app.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const send = (endpoint: Endpoint, caller: Caller | null, request: unknown) =>
    app.inject(requestOf(endpoint, caller, request as Sent));
  return {
    app,
    platform: app.platform,
    setNow(moment) {
      stoppedAt = moment;
    },
    ask: send,
    async ok<E extends Endpoint>(endpoint: E, caller: Caller | null, request: unknown) {
      const answer = await send(endpoint, caller, request);
      expect({ status: answer.statusCode, body: answer.statusCode < 400 ? '' : answer.body }).toEqual({
        status: endpoint.status,
        body: '',
      });
      return (
        typeof endpoint.response === 'string' ? answer.rawPayload : endpoint.status === 204 ? undefined : answer.json()
      ) as ResponseOf<E, Buffer>;
    },
    async refused(endpoint: Endpoint, caller: Caller | null, request: unknown) {
      const answer = await send(endpoint, caller, request);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      const problem = answer.json<Problem>();
      expect(problem.status).toBe(answer.statusCode);
      return problem;
    },
  };
}

interface Sent {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: object;
  file?: Buffer;
  secret?: string;
}

function requestOf(endpoint: Endpoint, caller: Caller | null, { params = {}, query = {}, body, file, secret }: Sent) {
  const url = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const asked = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  return {
    method: endpoint.method,
    url: `/api/v1${url}?${new URLSearchParams(asked).toString()}`,
    headers: {
      ...(caller && { cookie: caller.cookie }),
      ...(secret !== undefined && { authorization: `Ticket ${secret}` }),
      ...(file && { 'content-type': endpoint.upload?.accept[0] ?? 'image/jpeg' }),
    },
    ...((file ?? body) !== undefined && { payload: file ?? body }),
  } as const;
}
