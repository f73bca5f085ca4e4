import pg from 'pg';
import { fillDistrict } from './support/fill.ts';
import { callsPerSecond, compare, requestsPerSecond } from './support/rounds.ts';
import { startServer } from './support/server.ts';

/**
 * An authenticated ticket list and read, as a browser asks them, against bare Fastify with the same Prisma queries
 * and against raw `pg` without HTTP. The product may cost at most as much again as the bare thing: ratio ≥ 0.5.
 */
const databaseUrl = process.env['LINLI_APP_DATABASE_URL'] ?? '';
const tickets = Number(process.env['BENCH_TICKETS'] ?? 50_000);
const seconds = Number(process.env['BENCH_SECONDS'] ?? 4);

const { communityId, cookie, ticketIds } = await fillDistrict({ databaseUrl, tickets });
console.log(`${tickets.toLocaleString('en')} tickets in 100 communities; list of 50 of one community, 16 connections`);

const linli = await startServer([process.execPath, 'apps/api/dist/server.js'], {}, '/api/health/ready');
const bare = await startServer([process.execPath, '--import', 'tsx', 'bench/support/bare-fastify.ts'], {}, '/none');
const pool = new pg.Pool({ connectionString: databaseUrl, max: 12, options: '-c linli.level=system' });

const LIST = `SELECT t.*, c.name AS community_name FROM tickets t JOIN org_units c ON c.id = t.community_id
  WHERE t.community_id = $1 ORDER BY t.reported_at DESC, t.id DESC LIMIT 51`;
const READ = [
  'SELECT t.*, c.name AS community_name FROM tickets t JOIN org_units c ON c.id = t.community_id WHERE t.id = $1',
  'SELECT * FROM ticket_photos WHERE ticket_id = $1 ORDER BY id',
  'SELECT * FROM events WHERE subject_id = $1 ORDER BY id LIMIT 200',
];
const readRaw = async (turn: number) => {
  const values = [ticketIds[turn % ticketIds.length]];
  await Promise.all(READ.map((text, index) => pool.query({ name: `read_${index}`, text, values })));
};

try {
  await compare('List of 50 tickets', 'bare Fastify + Prisma', [
    {
      name: 'Linli, GET /api/v1/tickets',
      run: () => requestsPerSecond({ base: linli.base, paths: ['/api/v1/tickets'], cookie, seconds }),
    },
    {
      name: 'bare Fastify + Prisma',
      run: () => requestsPerSecond({ base: bare.base, paths: [`/list/${communityId}`], seconds }),
    },
    {
      name: 'raw pg, no HTTP',
      run: () => callsPerSecond(() => pool.query({ name: 'list', text: LIST, values: [communityId] }), seconds),
    },
  ]);
  await compare('One ticket with photos and events', 'bare Fastify + Prisma', [
    {
      name: 'Linli, GET /api/v1/tickets/:ticketId',
      run: () =>
        requestsPerSecond({ base: linli.base, paths: ticketIds.map((id) => `/api/v1/tickets/${id}`), cookie, seconds }),
    },
    {
      name: 'bare Fastify + Prisma',
      run: () => requestsPerSecond({ base: bare.base, paths: ticketIds.map((id) => `/read/${id}`), seconds }),
    },
    { name: 'raw pg, no HTTP', run: () => callsPerSecond(readRaw, seconds) },
  ]);
} finally {
  await pool.end();
  await Promise.all([linli.stop(), bare.stop()]);
}
