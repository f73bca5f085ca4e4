import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Endpoint } from '@linli/domain/shared/contract.ts';

const DOMAIN = resolve(import.meta.dirname, '../../../../../packages/domain/src');

export interface NamedEndpoint {
  /** `POST /tickets/:ticketId/accept` */
  readonly name: string;
  /** As its contract calls it: `accept`. */
  readonly key: string;
  readonly endpoint: Endpoint;
}

/** Every endpoint of every contract file, so that a new one is tested without being named anywhere. */
export async function everyEndpoint(): Promise<NamedEndpoint[]> {
  const files = readdirSync(DOMAIN, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.contract.ts'),
  );
  const modules = await Promise.all(
    files.map((file) => import(pathToFileURL(join(DOMAIN, file)).href) as Promise<object>),
  );
  return modules
    .flatMap((module) => Object.values(module) as unknown[])
    .flatMap((exported) => (typeof exported === 'object' && exported !== null ? Object.entries(exported) : []))
    .filter((entry): entry is [string, Endpoint] => isEndpoint(entry[1]))
    .map(([key, endpoint]) => ({ name: `${endpoint.method} ${endpoint.path}`, key, endpoint }));
}

function isEndpoint(each: unknown): each is Endpoint {
  return typeof each === 'object' && each !== null && 'access' in each && 'path' in each && 'method' in each;
}
