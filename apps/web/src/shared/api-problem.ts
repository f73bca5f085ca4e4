import type { FieldIssue, RefusalCode } from '@linli/domain/shared/refusal.ts';

/** `network`: no answer came. `unknown`: an answer came that is no problem document. */
export type ProblemCode = RefusalCode | 'network' | 'unknown';

/** A problem document (RFC 9457) as the API writes it. */
export interface ProblemDocument {
  readonly status: number;
  readonly code: RefusalCode;
  readonly params?: Readonly<Record<string, string | number | readonly string[]>>;
  readonly errors?: readonly FieldIssue[];
  readonly requestId?: string;
}

/** What `call` throws, always: an expected "no" of the API, or no answer at all. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: ProblemCode;
  readonly status: number;
  readonly params: Readonly<Record<string, string | number | readonly string[]>>;
  readonly errors: readonly FieldIssue[];
  readonly requestId: string | null;

  constructor(code: ProblemCode, status: number, document: Partial<ProblemDocument> = {}) {
    super(code);
    this.code = code;
    this.status = status;
    this.params = document.params ?? {};
    this.errors = document.errors ?? [];
    this.requestId = document.requestId ?? null;
  }
}

/** The problem behind any caught value; a fault of our own code counts as `unknown`. */
export function problemOf(error: unknown): ApiProblem {
  return error instanceof ApiProblem ? error : new ApiProblem('unknown', 0);
}

/** Reads the problem that a failed answer carries. */
export async function problemFrom(response: Response): Promise<ApiProblem> {
  const requestId = response.headers.get('x-request-id');
  const fallback = requestId ? { requestId } : {};
  const document = (await response.json().catch(() => null)) as
    | (Partial<Omit<ProblemDocument, 'code'>> & { code?: RefusalCode | 'internal' })
    | null;
  const { code, ...facts } = { ...fallback, ...document };
  // `internal` is the API's word for a bug of its own, which no table of refusals can hold.
  return new ApiProblem(code === undefined || code === 'internal' ? 'unknown' : code, response.status, facts);
}
