import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cruiseFolders } from './cruise.mjs';

/**
 * Files of a small copy of the house. A rule's name after a file says that exactly this rule must catch it; no name,
 * that the file is in order. A boundary that catches too much is as wrong as one that catches nothing.
 * @type {Record<string, { content: string, caughtBy?: string }>}
 */
const FILES = {
  'node_modules/zod/index.js': { content: 'export const z = 0;' },
  'node_modules/fastify/index.js': { content: 'export default 0;' },
  'node_modules/pg/index.js': { content: 'export default 0;' },
  'packages/domain/src/shared/contract.ts': { content: "import { z } from 'zod'; export const contract = z;" },
  'packages/domain/src/pets/pet.ts': { content: 'export const PET = 1;' },
  'packages/domain/src/pets/pets.contract.ts': {
    content: "import { z } from 'zod'; import { PET } from './pet.ts'; export const pets = [z, PET];",
  },
  'packages/domain/src/pets/pet.test.ts': {
    content: "import { test } from 'vitest'; import './pets.contract.ts'; test;",
  },
  'packages/domain/src/pets/with-framework.ts': { content: "import 'fastify';", caughtBy: 'domain-is-pure' },
  'packages/domain/src/pets/with-node.ts': { content: "import 'node:fs';", caughtBy: 'domain-is-pure' },
  'packages/domain/src/pets/with-app.ts': {
    content: "import type { App } from '../../../../apps/api/src/shared/platform.ts'; export type A = App;",
    caughtBy: 'domain-is-pure',
  },
  'packages/domain/src/pets/with-zod.ts': { content: "import { z } from 'zod'; z;", caughtBy: 'rules-ignore-the-wire' },
  'packages/domain/src/pets/with-contract.ts': {
    content: "import type { pets } from './pets.contract.ts'; export type P = typeof pets;",
    caughtBy: 'rules-ignore-the-wire',
  },
  'packages/domain/src/circle/one.ts': { content: "import './two.ts';", caughtBy: 'no-circles' },
  // Each circle is told once.
  'packages/domain/src/circle/two.ts': { content: "import './one.ts';" },

  'apps/api/src/app.ts': { content: "import './pets/pets.routes.ts';" },
  'apps/api/src/shared/platform.ts': { content: "import pg from 'pg'; export type App = typeof pg;" },
  'apps/api/src/generated/prisma/client.ts': { content: 'export const client = 1;' },
  'apps/api/src/pets/pets.store.ts': {
    content: "import '../generated/prisma/client.ts'; import 'pg'; import '../shared/platform.ts';",
  },
  'apps/api/src/pets/pets.routes.ts': { content: "import './pets.store.ts'; import '../parks/public.ts';" },
  'apps/api/src/pets/pets.given.ts': { content: "import '../parks/parks.service.ts';" },
  'apps/api/src/parks/public.ts': { content: "import './parks.service.ts';" },
  'apps/api/src/parks/parks.service.ts': { content: 'export {};' },
  'apps/api/src/pets/to-web.ts': {
    content: "import '../../../web/src/shared/api.ts';",
    caughtBy: 'web-and-api-meet-in-the-domain',
  },
  'apps/api/src/pets/past-the-door.ts': {
    content: "import '../parks/parks.service.ts';",
    caughtBy: 'through-the-front-door',
  },
  'apps/api/src/pets/with-prisma.ts': {
    content: "import type { client } from '../generated/prisma/client.ts'; export type C = typeof client;",
    caughtBy: 'only-stores-touch-the-database',
  },
  'apps/api/src/pets/with-pg.ts': { content: "import 'pg';", caughtBy: 'only-stores-touch-the-database' },

  'apps/web/src/shared/api.ts': { content: 'export {};' },
  'apps/web/src/app/router.tsx': { content: "import '../pets/pet-page.tsx';" },
  'apps/web/src/pets/pet-page.tsx': {
    content: "import '../parks/public.ts'; export const Page = (is: boolean) => <b aria-hidden={is} />;",
  },
  'apps/web/src/parks/public.ts': { content: "import './park-card.tsx';" },
  'apps/web/src/parks/park-card.tsx': { content: 'export const Card = () => <i />;' },
  'apps/web/src/pets/to-api.tsx': {
    content: "import '../../../api/src/parks/public.ts';",
    caughtBy: 'web-and-api-meet-in-the-domain',
  },
  'apps/web/src/pets/past-the-door.tsx': {
    content: "import '../parks/park-card.tsx'; export const No = () => <i />;",
    caughtBy: 'through-the-front-door',
  },
};

/**
 * Builds that small house in a temporary folder and compares what is caught with what should be.
 * @returns {Promise<string[]>} a line for each difference
 */
export async function plantedViolations() {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'linli-boundaries-'));
  try {
    for (const [file, { content }] of Object.entries(FILES)) {
      fs.mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
      fs.writeFileSync(path.join(dir, file), content);
    }
    fs.writeFileSync(path.join(dir, 'package.json'), '{ "type": "module" }');
    const { violations } = await cruiseFolders(fs.realpathSync(dir), ['packages', 'apps']);
    return Object.entries(FILES).flatMap(([file, { caughtBy }]) => {
      const caught = new Set(violations.filter(({ from }) => from === file).map(({ rule }) => rule));
      if (caughtBy && !caught.delete(caughtBy)) return [`${caughtBy} does not catch a planted ${file}.`];
      // What crosses two boundaries at once may be caught twice.
      return caughtBy ? [] : [...caught].map((rule) => `${rule} wrongly catches ${file}.`);
    });
  } finally {
    fs.rmSync(dir, { recursive: true, force: true });
  }
}
