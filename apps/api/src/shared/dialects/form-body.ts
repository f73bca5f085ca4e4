import { isUtf8 } from 'node:buffer';
import { Refusal } from '@linli/domain/shared/refusal.ts';
import type { FastifyInstance } from 'fastify';
import qs from 'qs';

/** More fields than any form has. */
const MOST_FIELDS = 400;

/** Within this scope bodies are forms and nothing else: `attribute[code]=value`, `attribute[code][]=value`. */
export function readForms(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, parseForm(body as Buffer));
    } catch {
      done(new Refusal('request.invalid'));
    }
  });
}

function parseForm(body: Buffer): unknown {
  // Decoded all the same, a broken name would be kept with other characters than were sent.
  if (!isUtf8(body)) throw new Refusal('request.invalid');
  const text = body.toString('utf8');
  const decoded = decodeURIComponent(text.replaceAll('+', ' '));
  // It would be left out in silence.
  if (decoded.includes('__proto__[')) throw new Refusal('request.invalid');
  return qs.parse(text, {
    depth: 2,
    strictDepth: true,
    plainObjects: true,
    arrayLimit: MOST_FIELDS,
    parameterLimit: MOST_FIELDS,
    throwOnLimitExceeded: true,
  });
}
