import { Refusal, REFUSALS } from '@linli/domain/shared/refusal.ts';
import type { RefusalKind } from '@linli/domain/shared/shared-refusals.ts';
import type { Dialect } from '@linli/domain/shared/contract.ts';
import Builder from 'fast-xml-builder';
import { BROKEN, issueWords, refusalWords } from './open311-texts.ts';

/** “XML is a required format, but JSON can be provided at the discretion of the API provider.” */
export const FORMATS = ['xml', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export const MEDIA_TYPES: Record<Format, string> = {
  xml: 'text/xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/**
 * “always 404 for resources that don't exist, 403 for errors because of wrong or missing api_key and basically 400 for
 * any other error”. A quota and a server that is away are answered as HTTP has it, so that clients wait and try again.
 */
export const OPEN311_STATUS: Record<RefusalKind, number> = {
  unauthenticated: 403,
  malformed: 400,
  not_found: 404,
  forbidden: 403,
  conflict: 400,
  too_large: 400,
  unsupported: 400,
  too_many: 429,
  unavailable: 503,
};

/** The format that an address asks for; XML where it says none. */
export function formatAt(url: string): Format {
  const [path = ''] = url.split('?');
  return path.endsWith('.json') ? 'json' : 'xml';
}

/** Names of the elements of lists, by the list's own: the Spark convention read backwards. */
const EACH: Readonly<Record<string, string>> = {
  attributes: 'attribute',
  values: 'value',
  endpoints: 'endpoint',
  formats: 'format',
};

const builder = new Builder({ suppressEmptyNode: true });

/** An answer in XML, as the same answer in JSON says it. */
export function toXml(value: unknown, { root, each }: Pick<Dialect, 'root' | 'each'>): string {
  const content = nested(value, each);
  return `<?xml version="1.0" encoding="utf-8"?>\n${builder.build({ [root]: content })}`;
}

function nested(value: unknown, each?: string): unknown {
  if (Array.isArray(value))
    return value.length === 0 || each === undefined ? '' : { [each]: value.map((one) => nested(one)) };
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, nested(one, EACH[name])]));
  return typeof value === 'string' ? value.replaceAll(NO_XML, '') : (value ?? '');
}

/** Characters that XML 1.0 cannot hold, not even escaped. */
// eslint-disable-next-line no-control-regex
const NO_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** A refusal in the specification's form; null says that something is wrong here. */
export function errorsAnswer(refusal: Refusal | null, format: Format): { status: number; text: string } {
  const status = refusal ? OPEN311_STATUS[REFUSALS[refusal.code]] : 500;
  const errors = descriptionsOf(refusal).map((description) => ({ code: status, description }));
  return {
    status,
    text: format === 'json' ? JSON.stringify(errors) : toXml(errors, { root: 'errors', each: 'error' }),
  };
}

/** Each fault by itself. In brackets stands the stable code, which programs can go by. */
function descriptionsOf(refusal: Refusal | null): string[] {
  if (!refusal) return [`${BROKEN.join(' / ')} [internal]`];
  const { code, details } = refusal;
  const issues = details.errors ?? [];
  if (issues.length === 0) return [`${refusalWords(code, REFUSALS[code]).join(' / ')} [${code}]`];
  return issues.map((issue) => {
    const [zh, en] = issueWords(issue.code);
    const field = issue.path.join('.') || 'request';
    return `${field}：${zh} / ${field} ${en} [${code}: ${issue.code}]`;
  });
}
