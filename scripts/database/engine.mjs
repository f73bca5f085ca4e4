import fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';

/** OID of PostgreSQL's internal one-byte type "char", which fills the catalogues. */
const CHAR_OID = 18;
const TEXT_OID = 25;

/**
 * @typedef {object} OpenEngine
 * @property {import('@prisma/schema-engine-wasm').SchemaEngine} engine
 * @property {() => unknown[]} errors what JavaScript threw meanwhile; the engine reports it only by number
 * @property {() => Promise<void>} close ends its connections, and with them its own lock on the migrations
 */

/**
 * Prisma's schema engine, compiled to WebAssembly: the same engine as behind `prisma migrate`, without a download.
 * @param {object} options
 * @param {string} options.url
 * @param {[path: string, content: string][]} options.datamodels
 * @returns {Promise<OpenEngine>}
 */
export async function openEngine({ url, datamodels }) {
  /** @type {{ PRISMA_WASM_PANIC_REGISTRY?: unknown }} */ (globalThis).PRISMA_WASM_PANIC_REGISTRY ??= {
    // Where the engine leaves its last words; it traps right after, and the message would be lost.
    set_message: (/** @type {string} */ words) => console.error(`Prisma's schema engine: ${words}`),
  };
  loading ??= loadEngine();
  const SchemaEngine = await loading;
  const pool = new pg.Pool({ connectionString: url });
  const factory = bindMigrationAwareSqlAdapterFactory(repairedAdapter(pool));
  const engine = await SchemaEngine.new({ datamodels }, () => {}, factory);
  const { registeredErrors = [] } = /** @type {{ registeredErrors?: { error: unknown }[] }} */ (factory.errorRegistry);
  return {
    engine,
    errors: () => registeredErrors.map(({ error }) => error),
    close: async () => {
      engine.free();
      await pool.end();
    },
  };
}

/**
 * Once per process: the glue keeps views of one instance's memory, and a second instance would read the first's.
 * @type {ReturnType<typeof loadEngine> | undefined}
 */
let loading;

/** @returns {Promise<typeof import('@prisma/schema-engine-wasm').SchemaEngine>} */
async function loadEngine() {
  // The package's entry imports .wasm as a module, which Node 20 cannot; so its three steps are taken here.
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  // Not import.meta.resolve, which Vitest does not have.
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await fs.readFile(file.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': /** @type {any} */ (glue) });
  const { __wbg_set_wasm: setWasm } = /** @type {{ __wbg_set_wasm(exports: unknown): void }} */ (
    /** @type {unknown} */ (glue)
  );
  setWasm(instance.exports);
  /** @type {{ __wbindgen_start(): void }} */ (/** @type {unknown} */ (instance.exports)).__wbindgen_start();
  return glue.SchemaEngine;
}

/**
 * The adapter with its two faults mended (both in @prisma/adapter-pg 7.10).
 * @param {pg.Pool} pool
 */
function repairedAdapter(pool) {
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  return Object.assign(factory, { connect: async () => repair(await connect()) });
}

/** @param {any} adapter */
function repair(adapter) {
  // It splits scripts at every semicolon, also inside the body of a function. PostgreSQL takes a whole script at
  // once, and as one transaction: a migration happens entirely or not at all.
  adapter.executeScript = async (/** @type {string} */ script) => {
    try {
      await adapter.underlyingDriver().query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
  // It knows no "char" and so cannot read the catalogues of a live database: let it pass as text, then say what it is.
  const { queryRaw, performIO } = adapter;
  adapter.queryRaw = async (/** @type {unknown} */ query) => {
    /** @type {number[]} */
    let charColumns = [];
    const reader = Object.assign(Object.create(adapter), {
      performIO: async (/** @type {unknown} */ each) => {
        const result = await performIO.call(adapter, each);
        charColumns = result.fields.flatMap((/** @type {pg.FieldDef} */ field, /** @type {number} */ index) =>
          field.dataTypeID === CHAR_OID ? [index] : [],
        );
        for (const index of charColumns) result.fields[index].dataTypeID = TEXT_OID;
        return result;
      },
    });
    const answer = await queryRaw.call(reader, query);
    for (const index of charColumns) answer.columnTypes[index] = ColumnTypeEnum.Character;
    return answer;
  };
  return adapter;
}
