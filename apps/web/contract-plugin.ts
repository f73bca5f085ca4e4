import { runnerImport, type Plugin } from 'vite';

const CONTRACT_FILE = /[\\/]packages[\\/]domain[\\/]src[\\/].+\.contract\.ts$/;

/**
 * Serves every `*.contract.ts` of the domain to the browser without its zod schemas, which would cost some
 * 15 kB and are the API's work. The file is run in Node and written out again as plain data: endpoints keep
 * what `call` needs, constants survive, schemas and functions go. Types are not touched, since TypeScript
 * reads the source. Importing something that was dropped fails the build by name.
 */
export function contractPlugin(): Plugin {
  return {
    name: 'linli-contract',
    enforce: 'pre',
    async load(id) {
      const file = id.split('?')[0] ?? id;
      if (!CONTRACT_FILE.test(file)) return null;
      const { module, dependencies } = await runnerImport<Record<string, unknown>>(file, { logLevel: 'error' });
      for (const dependency of dependencies) this.addWatchFile(dependency);
      return Object.entries(module)
        .map(([name, value]) => [name, plain(value)] as const)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
        .join('\n');
    },
  };
}

/** The value as data without schemas; undefined when nothing of it is data. */
function plain(value: unknown): unknown {
  if (typeof value === 'function') return undefined;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(plain);
  if ('_zod' in value) return undefined;
  if (isEndpoint(value)) {
    const { method, path, upload, isRead, response } = value;
    return { method, path, upload, isRead, response: typeof response === 'string' ? response : undefined };
  }
  const kept = Object.entries(value)
    .map(([key, each]) => [key, plain(each)] as const)
    .filter(([, each]) => each !== undefined);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

function isEndpoint(value: object): value is Record<'method' | 'path' | 'upload' | 'isRead' | 'response', unknown> {
  return 'method' in value && 'path' in value && 'access' in value;
}
