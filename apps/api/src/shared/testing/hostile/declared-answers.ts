import { addressOf, dialectAt, type Endpoint } from '@linli/domain/shared/contract.ts';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { OPEN311_STATUS } from '../../dialects/open311-answers.ts';
import { FIELD_ISSUE_CODES, REFUSALS, type RefusalCode } from '@linli/domain/shared/refusal.ts';
import { z } from 'zod';
import { FILE_TYPES } from '../../open-api.ts';
import { REFUSAL_STATUS } from '../../problem.ts';
import type { HostileRequest } from './hostile-request.ts';

export interface Answered {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const Facts = z.record(z.string(), z.unknown());

/** Every refusal, as the OpenAPI document declares it. */
const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.enum(Object.keys(REFUSALS) as [RefusalCode, ...RefusalCode[]]),
  params: Facts.optional(),
  errors: z
    .array(
      z.strictObject({
        path: z.array(z.union([z.string(), z.number()])),
        code: z.enum(FIELD_ISSUE_CODES),
        params: Facts.optional(),
      }),
    )
    .optional(),
  requestId: z.string(),
});

/** Says what is wrong with an answer: not declared, or an error of the server; null when nothing is. */
export function undeclared(endpoints: readonly Endpoint[], request: HostileRequest, answer: Answered): string | null {
  if (answer.status >= 500 && answer.status !== 503) return `answered ${answer.status}`;
  if (request.method === 'HEAD' || request.method === 'OPTIONS') return null;
  if (answer.status < 400) {
    const asked = endpoints.filter((endpoint) => isOf(endpoint, request));
    if (asked.length === 0) return null;
    const faults = asked.map((endpoint) => faultOfSuccess(endpoint, request, answer));
    return faults.includes(null) ? null : (faults[0] ?? null);
  }
  if (dialectAt(request.url) !== null) return faultOfErrors(answer);
  if (!answer.type.startsWith('application/problem+json')) return `refused as ${answer.type}`;
  const problem = Problem.safeParse(jsonOf(answer.body));
  if (!problem.success) return `a refusal of another shape: ${z.prettifyError(problem.error)}`;
  const { code, status, title, type } = problem.data;
  const isTrue =
    status === answer.status &&
    REFUSAL_STATUS[REFUSALS[code]] === status &&
    title === code &&
    type.endsWith(`:${code}`);
  return isTrue ? null : `a refusal that contradicts itself: ${answer.body}`;
}

const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === 'error' });
const Errors = z
  .array(z.strictObject({ code: z.coerce.number(), description: z.string().regex(/ \/ .* \[.+\]$/s) }))
  .min(1);
const OF_DIALECT: readonly number[] = Object.values(OPEN311_STATUS);

/** A refusal in the form of Open311, in either format. */
function faultOfErrors({ status, type, body }: Answered): string | null {
  if (!OF_DIALECT.includes(status)) return `refused with ${status}`;
  const isXml = type === 'text/xml; charset=utf-8';
  if (!isXml && type !== 'application/json; charset=utf-8') return `refused as ${type}`;
  const told = isXml ? (parser.parse(body) as { errors?: { error?: unknown } }).errors?.error : jsonOf(body);
  const errors = Errors.safeParse(told);
  if (!errors.success) return `a refusal of another shape: ${body}`;
  return errors.data.every(({ code }) => code === status) ? null : `a refusal that contradicts itself: ${body}`;
}

function faultOfSuccess(
  { response, status, body, dialect }: Endpoint,
  request: HostileRequest,
  answer: Answered,
): string | null {
  if (answer.status !== status) return `answered ${answer.status} instead of ${status}`;
  if (dialect && answer.type.startsWith('text/xml')) {
    const isWell = XMLValidator.validate(answer.body) === true;
    return isWell ? null : `no XML: ${answer.body}`;
  }
  if (body && !dialect && !body.safeParse(jsonOf(String(request.payload ?? '{}'))).success)
    return 'took a body that is not declared';
  if (status === 204) return answer.body === '' ? null : 'answered 204 with a body';
  if (typeof response === 'string')
    return FILE_TYPES[response].some((type) => answer.type.startsWith(type)) ? null : `answered ${answer.type}`;
  const parsed = response.safeParse(jsonOf(answer.body));
  return parsed.success ? null : `an answer of another shape: ${z.prettifyError(parsed.error)}`;
}

/** The endpoints that an address may mean; the address may be spoilt, so it is read as the server reads it. */
function isOf(endpoint: Endpoint, { method, url }: HostileRequest): boolean {
  if (endpoint.method !== method) return false;
  const { pathname } = new URL(url, 'http://linli.invalid');
  return new RegExp(`^${addressOf(endpoint).replaceAll(/:\w+/g, '[^/]+')}$`).test(pathname);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
