// The boundaries of the house. Each rule says why it stands; scripts/checks/boundaries.mjs proves that each one bites.

/** Tests and test builders may look behind what they test. */
const TESTS = String.raw`\.(test|given)\.tsx?$|/testing/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment:
        'packages/domain is read by the browser and by the API, and is the map of the product: a rule that needs a ' +
        'framework, Node or an app would no longer be a rule. zod describes the wire and is the one exception.',
      severity: 'error',
      from: { path: '^packages/domain/src/', pathNot: TESTS },
      to: { pathNot: ['^packages/domain/src/', '^node_modules/zod/'] },
    },
    {
      name: 'rules-ignore-the-wire',
      comment:
        'What is allowed must not depend on how it travels: a rule that imports zod or a contract would change with ' +
        'the shape of a request.',
      severity: 'error',
      from: { path: '^packages/domain/src/', pathNot: [String.raw`\.contract\.ts$`, '/shared/contract\\.ts$', TESTS] },
      to: {
        path: [
          '^node_modules/zod/',
          String.raw`^packages/domain/src/.+\.contract\.ts$`,
          '^packages/domain/src/shared/contract\\.ts$',
        ],
      },
    },
    {
      name: 'web-and-api-meet-in-the-domain',
      comment: 'The browser and the API know one contract, not each other: what both need is said in packages/domain.',
      severity: 'error',
      from: { path: '^apps/(web|api)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'through-the-front-door',
      comment:
        'A capability can be changed, or read, alone if others reach it only through what it declares: public.ts, and in ' +
        'the web its *.queries.ts, which say what can be asked of it and load nothing else. `shared` and `app` are ' +
        'below and above all of them.',
      severity: 'error',
      from: {
        path: '^apps/(?:web|api)/src/([^/]+)/',
        pathNot: ['^apps/(web|api)/src/(shared|app|generated|seed-demo)/', TESTS],
      },
      to: {
        path: '^apps/(web|api)/src/[^/]+/',
        pathNot: [
          '^apps/(web|api)/src/($1|shared|app|generated)/',
          String.raw`/public\.tsx?$`,
          String.raw`^apps/web/src/.+\.queries\.ts$`,
        ],
      },
    },
    {
      name: 'only-stores-touch-the-database',
      comment:
        'Tables are known in *.store.ts alone, so that scope, events and versions are kept in one place, and Prisma ' +
        'types never leave it. `shared` opens the database.',
      severity: 'error',
      from: { path: '^apps/api/src/', pathNot: [String.raw`\.store\.ts$`, '^apps/api/src/(shared|generated)/', TESTS] },
      to: { path: ['^apps/api/src/generated/', '^node_modules/(pg|@prisma)/'] },
    },
    {
      name: 'no-circles',
      comment: 'Files that need each other can only be understood, moved and tested together.',
      severity: 'error',
      from: { pathNot: '/generated/' },
      to: { circular: true, pathNot: '/generated/' },
    },
  ],
  options: {
    // TypeScript 7 has no programming interface yet: with it alone nothing would be read, and nothing reported.
    parser: 'swc',
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    doNotFollow: { path: ['node_modules', '/generated/'] },
    exclude: { path: '/dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
};
