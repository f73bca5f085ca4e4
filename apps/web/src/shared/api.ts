import type { Endpoint, RequestOf, ResponseOf } from '@linli/domain/shared/contract.ts';
import { ApiProblem, problemFrom, problemOf } from './api-problem.ts';
import { askToConfirm } from './confirm-identity.ts';
import { keyFor } from './request-keys.ts';

const BASE = '/api/v1';

interface Options {
  signal?: AbortSignal;
  /** Of a POST whose draft outlives a reload, kept with the draft; any other POST gets its key by itself. */
  key?: string;
}

/** The second argument may be left out where the endpoint needs nothing. */
type Rest<E extends Endpoint> =
  {} extends RequestOf<E, Blob> ? [request?: RequestOf<E, Blob> & Options] : [request: RequestOf<E, Blob> & Options];

/** All that a request of any endpoint can hold. */
interface AnyRequest extends Options {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  file?: Blob;
  secret?: string;
}

/** Calls one endpoint of a contract and returns its answer; throws `ApiProblem` and nothing else but an abort. */
export async function call<E extends Endpoint>(endpoint: E, ...[request]: Rest<E>): Promise<ResponseOf<E, Blob>> {
  const sent = (request ?? {}) as AnyRequest;
  const path = pathOf(endpoint, sent);
  const response = await (endpoint.method === 'POST' && !endpoint.isRead
    ? sendOnce(path, sent)
    : send(endpoint.method, path, sent));
  if (response.status === 204) return undefined as ResponseOf<E, Blob>;
  return (await (typeof endpoint.response === 'string' ? response.blob() : response.json())) as ResponseOf<E, Blob>;
}

/** The address of a file that whoever is signed in may see, for an image or a link. */
export function addressOf<E extends Endpoint>(endpoint: E, request: RequestOf<E, Blob>): string {
  return BASE + pathOf(endpoint, request as AnyRequest);
}

/** Sends a POST so that the API carries it out once, however often it is tried until an answer comes. */
async function sendOnce(path: string, sent: AnyRequest): Promise<Response> {
  const { key, answered } = keyFor(path, sent.file ?? JSON.stringify(sent.body));
  try {
    const response = await send('POST', path, { ...sent, key: sent.key ?? key });
    answered();
    return response;
  } catch (error) {
    if (isAnswer(problemOf(error).status)) answered();
    throw error;
  }
}

/** Too many requests, an ended session or a fault of the server say nothing about what was sent before. */
const isAnswer = (status: number) => status >= 400 && status < 500 && status !== 401 && status !== 429;

/** Sent with every request besides; the offices say there that nobody touches the page (attendance.ts). */
export const requestHeaders: Record<string, string> = {};

function send(method: string, path: string, { body, file, secret, signal, key }: AnyRequest): Promise<Response> {
  const headers: Record<string, string> = { ...requestHeaders };
  if (key !== undefined) headers['idempotency-key'] = key;
  if (secret !== undefined) headers['authorization'] = `Ticket ${secret}`;
  if (file) headers['content-type'] = file.type;
  else if (body !== undefined) headers['content-type'] = 'application/json';
  const init: RequestInit = { method, headers };
  if (file) init.body = file;
  else if (body !== undefined) init.body = JSON.stringify(body);
  if (signal) init.signal = signal;
  const url = BASE + path;
  return answerOf(url, init).catch(async (error: unknown) => {
    if (problemOf(error).code !== 'account.confirm_identity' || !(await askToConfirm())) throw error;
    // The same request under the same key: what was refused for that reason was not looked at.
    return answerOf(url, init);
  });
}

async function answerOf(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem('network', 0);
  });
  if (!response.ok) throw await problemFrom(response);
  return response;
}

function pathOf(endpoint: Endpoint, { params = {}, query = {} }: AnyRequest): string {
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  return search.size > 0 ? `${path}?${search}` : path;
}
