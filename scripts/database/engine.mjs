import fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
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
  const connectToShadowDb = factory.connectToShadowDb.bind(factory);
  return Object.assign(factory, {
    connect: async () => repair(await connect()),
    connectToShadowDb: async () => repair(await connectToShadowDb()),
  });
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
  // It knows no "char" and so cannot read the catalogues of a live database.
  const performIO = adapter.performIO.bind(adapter);
  adapter.performIO = async (/** @type {unknown} */ query) => {
    const result = await performIO(query);
    for (const field of result.fields) {
      if (field.dataTypeID === CHAR_OID) field.dataTypeID = TEXT_OID;
    }
    return result;
  };
  return adapter;
}
