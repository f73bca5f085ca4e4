import { isUtf8 } from 'node:buffer';
import { Refusal } from '@linli/domain/shared/refusal.ts';
import { SPREADSHEET_UPLOAD } from '@linli/domain/shared/spreadsheet.ts';
import type { FastifyInstance } from 'fastify';

/** JSON, and photos and spreadsheets as they are. Anything else is refused with 415. */
export function readBodies(app: FastifyInstance): void {
  app.removeContentTypeParser(['text/plain', 'application/json']);
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    // Decoded all the same, a broken name would be kept with other characters than were sent.
    if (!isUtf8(body)) return done(new Refusal('request.invalid'));
    return parseJson(request, body.toString('utf8'), done);
  });
  const files = ['image/jpeg', 'image/png', 'image/webp', ...SPREADSHEET_UPLOAD.accept];
  app.addContentTypeParser(files, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}
