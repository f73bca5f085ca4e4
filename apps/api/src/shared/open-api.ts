import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { Endpoint } from '@linli/domain/shared/contract.ts';
import { FIELD_ISSUE_CODES, REFUSALS } from '@linli/domain/shared/refusal.ts';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, serializerCompiler } from 'fastify-type-provider-zod';
import { KEY_HEADER, KEY_PATTERN } from './idempotency/idempotency.ts';

/** How every refusal looks (RFC 9457), from the same tables that the product refuses by. */
const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(REFUSALS) },
    params: { type: 'object' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code'],
        properties: {
          path: { type: 'array', items: { type: ['string', 'integer'] } },
          code: { type: 'string', enum: [...FIELD_ISSUE_CODES] },
          params: { type: 'object' },
        },
      },
    },
    requestId: { type: 'string' },
  },
};

/** How a refusal looks in the form of Open311. */
const OPEN311_ERRORS = {
  type: 'array',
  items: {
    type: 'object',
    required: ['code', 'description'],
    properties: { code: { type: 'integer' }, description: { type: 'string' } },
  },
};

const REFUSED = {
  description: 'Refused',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** The media types of answers that are no JSON. */
export const FILE_TYPES: Record<Extract<Endpoint['response'], string>, readonly string[]> = {
  image: ['image/jpeg'],
  spreadsheet: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv'],
  'event-stream': ['text/event-stream'],
};

function fileAnswer({ response, status }: Endpoint): object {
  if (typeof response !== 'string') return {};
  const content = Object.fromEntries(FILE_TYPES[response].map((type) => [type, { schema: { type: 'string' } }]));
  return { [status]: { description: response, content } };
}

/** A dialect's own refusals and media types, as its specification has them. */
function dialectSchema({ access, method }: Endpoint, { response }: { response?: unknown }): object {
  const errors = {
    description: 'Refused: each fault by itself',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Open311Errors' } } },
  };
  return {
    tags: ['open311'],
    description: `Access: ${access}. Answers in the format that the address ends in, as XML or JSON.`,
    security: access === 'key_holder' ? [{ apiKey: [] }] : [{}, { apiKey: [] }],
    ...(method === 'POST' && { consumes: ['application/x-www-form-urlencoded'], headers: KEY_OF_POST }),
    response: { ...(response as object), '4xx': errors },
  };
}

/** Every POST takes one; `routeOf` reads it, so no contract has to say so. */
const KEY_OF_POST = {
  type: 'object',
  properties: {
    [KEY_HEADER]: {
      type: 'string',
      pattern: KEY_PATTERN,
      description:
        'A random name of this request, a UUID for example. For 24 hours the same request with the same key is not ' +
        'carried out again but answered as the first time, with `idempotency-replayed: true`.',
    },
  },
};

/** The reference page brings its own files and writes styles into the page; it loads nothing from elsewhere. */
const DOCS_CONTENT_SECURITY = {
  'default-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'style-src': ["'self'", "'unsafe-inline'"],
  'object-src': ["'none'"],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'none'"],
};

/** OpenAPI 3.1 from the contracts, with a page to read it. */
export async function openApi(app: FastifyInstance): Promise<void> {
  app.setSerializerCompiler(serializerCompiler);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Linli 邻里',
        version: '1',
        description:
          'Every refusal is an RFC 9457 problem document whose `code` is stable. Versions read go with every edit.',
      },
      components: {
        schemas: { Problem: PROBLEM as object, Open311Errors: OPEN311_ERRORS as object },
        securitySchemes: {
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'linli.session',
            description: 'POST /api/v1/public/sign-in; over https the name is __Host-linli.session',
          },
          apiKey: { type: 'apiKey', in: 'query', name: 'api_key', description: 'Issued by a district official' },
          ticketSecret: { type: 'apiKey', in: 'header', name: 'authorization', description: '`Ticket <secret>`' },
        },
      },
    },
    transform: (route) => {
      const { schema, url } = jsonSchemaTransform(route as Parameters<typeof jsonSchemaTransform>[0]);
      const { endpoint } = route.route.config ?? {};
      if (!endpoint) return { schema, url };
      const access = endpoint.access;
      if (endpoint.dialect) return { url, schema: { ...schema, ...dialectSchema(endpoint, schema) } };
      const [, , , capability] = url.split('/');
      return {
        url,
        schema: {
          ...schema,
          tags: [capability === 'public' ? (url.split('/')[4] ?? 'public') : (capability ?? '')],
          description: `Access: ${typeof access === 'string' ? access : access.join(', ')}.`,
          security: access === 'public' ? [] : [access === 'secret_holder' ? { ticketSecret: [] } : { session: [] }],
          ...(endpoint.method === 'POST' && !endpoint.isRead && { headers: KEY_OF_POST }),
          ...(endpoint.upload && { consumes: [...endpoint.upload.accept], body: { type: 'string', format: 'binary' } }),
          response: { ...(schema.response as object), ...fileAnswer(endpoint), '4xx': REFUSED },
        },
      };
    },
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: DOCS_CONTENT_SECURITY,
    theme: {
      title: 'Linli 邻里 API',
      css: [{ filename: 'linli.css', content: '.swagger-ui .topbar { display: none; }' }],
    },
  });
}
