import type { LimitName } from './limits.ts';
import type { z } from 'zod';
import type { Role } from './actor.ts';
import type { Access, Breadth, NAMED_BY, Reaches, RecordKind, Situation } from './access.ts';

/** A body that is not JSON but one file, sent as it is. */
export interface Upload {
  readonly accept: readonly string[];
  readonly maxBytes: number;
}

/** Interfaces that others specified, and where they begin: their addresses, forms and refusals are not ours. */
const DIALECTS = { open311: '/open311/v2' } as const;

/** How an endpoint of such an interface answers in XML: the name of the whole, and of each in a list. */
export interface Dialect {
  readonly name: keyof typeof DIALECTS;
  readonly root: string;
  readonly each?: string;
}

/** One endpoint, told once for the API's route, the web's typed client and the OpenAPI document. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** An interface that others specified and their clients speak. */
  readonly dialect?: Dialect;
  /** Path below `/api/v1`, or where its dialect begins, with `:name` for parameters. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly access: Access;
  /** Kinds of records that fields name, where they are narrower than `NAMED_BY` says. */
  readonly names?: Readonly<Record<string, RecordKind>>;
  /** Roles that reach less or more than their kind does elsewhere. */
  readonly breadth?: Readonly<Partial<Record<Role, Breadth>>>;
  /** What roles get in which situation, where their units alone do not decide. */
  readonly reach?: Reaches;
  /** How the record stands to whoever carried it out, where that is another way than before. */
  readonly becomes?: Situation;
  /** Why it names people from above one's own units; nobody else does. */
  readonly namesFromAbove?: string;
  /** Why carrying it out leaves no event. Any other endpoint but a GET leaves one. */
  readonly leavesNoEvent?: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly upload?: Upload;
  /**
   * Asks for the password or a code again unless that was given within the last minutes: always, or when the body's
   * `role` is one of these. Refused with `account.confirm_identity`; after `confirm` the same request goes through.
   */
  readonly stepUp?: true | readonly Role[];
  /** Open also to a session that must first change its password or set up its second factor. */
  readonly inLimitedSession?: true;
  /** Carried out however often it is sent, whatever its `Idempotency-Key`: its answer sets a cookie. */
  readonly everyTime?: true;
  /** Largest JSON body in bytes; 64 KiB unless told. */
  readonly bodyLimit?: number;
  /** How often it may be asked, if not as often as others of its kind (shared/limits.ts). */
  readonly limit?: LimitName;
  /** A POST that only asks, because what it asks by must not stand in an address: it changes nothing and takes no key. */
  readonly isRead?: true;
  readonly status: 200 | 201 | 204;
  /** Schema of the JSON answer, or the media type of an answer that is a file or a stream. */
  readonly response: z.ZodType | 'image' | 'spreadsheet' | 'event-stream';
}

/** Where an endpoint is served, with `:name` for parameters; a dialect's answers are asked for by their format. */
export function addressOf({ dialect, path }: Pick<Endpoint, 'dialect' | 'path'>, format = ':format'): string {
  return dialect ? `${DIALECTS[dialect.name]}${path}.${format}` : `/api/v1${path}`;
}

/** The dialect that is spoken at an address, whatever stands there. */
export function dialectAt(url: string): Dialect['name'] | null {
  return url === '/open311' || url.startsWith('/open311/') ? 'open311' : null;
}

/** Every parameter names a record of a known kind, or the contract says which. */
type Named<E extends Endpoint> =
  Exclude<keyof Parsed<E['params']>, keyof typeof NAMED_BY | keyof E['names']> extends infer Unknown extends string
    ? [Unknown] extends [never]
      ? unknown
      : { readonly names: Readonly<Record<Unknown, RecordKind>> }
    : unknown;

/** Names the endpoints of one capability. A missing `access` does not compile, nor a parameter of no known kind. */
export function defineContract<const C extends Record<string, Endpoint>>(
  contract: C & { [K in keyof C]: Named<C[K]> },
): C {
  return contract;
}

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;
type Sent<S> = S extends z.ZodType ? z.input<S> : undefined;

/** What a handler receives, after validation; an uploaded file comes as its bytes. */
export type ParamsOf<E extends Endpoint> = Parsed<E['params']>;
export type QueryOf<E extends Endpoint> = Parsed<E['query']>;
export type BodyOf<E extends Endpoint> = E['upload'] extends Upload ? Uint8Array : Parsed<E['body']>;

/** The JSON of an answer, or `File`, which is the side's own word for a file or a stream. */
export type ResponseOf<E extends Endpoint, File> = E['response'] extends z.ZodType ? z.output<E['response']> : File;

/** What a caller sends, before defaults are filled in; `File` is the caller's own word for a file. */
export type RequestOf<E extends Endpoint, File> = (E['params'] extends z.ZodType
  ? { params: Sent<E['params']> }
  : unknown) &
  (E['query'] extends z.ZodType ? { query?: Sent<E['query']> } : unknown) &
  (E['upload'] extends Upload ? { file: File } : E['body'] extends z.ZodType ? { body: Sent<E['body']> } : unknown) &
  (E['access'] extends 'secret_holder' ? { secret: string } : unknown);
