import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { RefusalCode } from '@linli/domain/shared/refusal.ts';

/** What cannot even be read as a request, by Node's code; anything else is answered 400. */
const BROKEN: Readonly<Record<string, readonly [statusLine: string, code: RefusalCode]>> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'request.too_large'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ['413 Content Too Large', 'request.too_large'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'request.invalid'],
};

/**
 * Refuses what is no HTTP, with the problem document that every other refusal is, and closes the connection: whatever
 * follows on it could be taken for another request than was meant.
 */
export function refuseBrokenRequest(error: { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const [statusLine, code] = BROKEN[error.code ?? ''] ?? (['400 Bad Request', 'request.invalid'] as const);
  const status = Number(statusLine.slice(0, 3));
  const problem = { type: `urn:linli:refusal:${code}`, title: code, status, code, requestId: randomUUID() };
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${statusLine}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
