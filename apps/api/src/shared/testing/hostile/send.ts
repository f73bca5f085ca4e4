import type { FastifyInstance } from 'fastify';
import type { Answered } from './declared-answers.ts';
import type { HostileRequest } from './hostile-request.ts';

/** Sends as it is; of an answer without an end (a live stream) only the head is awaited. */
export async function send(app: FastifyInstance, request: HostileRequest): Promise<Answered> {
  const answer = await app.inject({ ...request, payloadAsStream: true });
  const type = String(answer.headers['content-type'] ?? '');
  const stream = answer.stream();
  if (type.startsWith('text/event-stream')) {
    stream.destroy();
    answer.raw.res.destroy();
    return { status: answer.statusCode, type, body: '' };
  }
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return { status: answer.statusCode, type, body: Buffer.concat(chunks).toString('utf8') };
}
