import Fastify from 'fastify';
import { PrismaPg } from '@prisma/adapter-pg';
import { nameStatements } from '../../apps/api/src/shared/database.ts';
import { PrismaClient } from '../../apps/api/src/generated/prisma/client.ts';

/**
 * The baseline: Fastify and the same Prisma queries, without session, scope, validation, decryption or views.
 * Listens on PORT.
 */
const connection = {
  connectionString: process.env['LINLI_APP_DATABASE_URL'] ?? '',
  max: 12,
  options: '-c linli.level=system',
};
const prisma = new PrismaClient({ adapter: new PrismaPg(connection, { statementNameGenerator: nameStatements() }) });
const app = Fastify();
const community = { select: { id: true, name: true } };

app.get<{ Params: { communityId: string } }>('/list/:communityId', async ({ params }) =>
  prisma.ticket.findMany({
    where: { communityId: params.communityId },
    orderBy: [{ reportedAt: 'desc' }, { id: 'desc' }],
    take: 51,
    include: { community },
  }),
);

app.get<{ Params: { ticketId: string } }>('/read/:ticketId', async ({ params }) => {
  const ticket = await prisma.ticket.findFirst({ where: { id: params.ticketId }, include: { community } });
  const [photos, events] = await Promise.all([
    prisma.ticketPhoto.findMany({ where: { ticketId: params.ticketId }, orderBy: { id: 'asc' } }),
    prisma.event.findMany({ where: { subjectId: params.ticketId }, orderBy: { id: 'asc' }, take: 200 }),
  ]);
  return { ticket, photos, events };
});

await app.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' });
