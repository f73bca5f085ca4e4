import fs from 'node:fs';
import { Readable } from 'node:stream';
import { Decrypter, Encrypter } from 'age-encryption';
import tar from 'tar-stream';
import { PlainError } from '../shared/plain-error.mjs';
import { MANIFEST, MANIFEST_SUM, sha256 } from './manifest.mjs';

/** @typedef {import('./manifest.mjs').Manifest} Manifest */

/** How a file begins that is encrypted in the format of https://age-encryption.org. */
const AGE = 'age-encryption.org/v1';

/**
 * The bytes of a backup on their way to the disk: a tar, encrypted by age under the passphrase if there is one.
 * @param {import('tar-stream').Pack} pack
 * @param {string | undefined} passphrase
 * @returns {Promise<Readable>}
 */
export async function sealed(pack, passphrase) {
  if (!passphrase) return Readable.from(pack);
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  const source = /** @type {ReadableStream<Uint8Array>} */ (Readable.toWeb(Readable.from(pack, { objectMode: false })));
  return Readable.fromWeb(/** @type {any} */ (await encrypter.encrypt(source)));
}

/**
 * The parts of a backup one after another, each held whole: they are a few megabytes.
 * @param {string} file
 * @param {string | undefined} passphrase
 * @returns {AsyncGenerator<{ name: string, bytes: Buffer }>}
 */
export async function* readParts(file, passphrase) {
  const extract = tar.extract();
  /** @type {Readable} */
  const opened = await open(file, passphrase);
  opened.on('error', (error) => extract.destroy(error));
  opened.pipe(extract);
  try {
    for await (const entry of extract) {
      /** @type {Buffer[]} */
      const chunks = [];
      for await (const chunk of entry) chunks.push(/** @type {Buffer} */ (chunk));
      yield { name: entry.header.name, bytes: Buffer.concat(chunks) };
    }
  } finally {
    opened.destroy();
  }
}

/**
 * @param {string} file
 * @param {string | undefined} passphrase
 */
async function open(file, passphrase) {
  const bytes = fs.createReadStream(file);
  if (!isEncrypted(file)) return bytes;
  if (!passphrase) throw new PlainError(`${file} is encrypted: set LINLI_BACKUP_PASSPHRASE.`);
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  const source = /** @type {ReadableStream<Uint8Array>} */ (Readable.toWeb(bytes));
  const plain = await decrypter.decrypt(source).catch(() => {
    throw new PlainError(`The passphrase does not open ${file}, or its beginning is damaged.`);
  });
  return Readable.fromWeb(/** @type {any} */ (plain));
}

/** @param {string} file */
function isEncrypted(file) {
  const beginning = Buffer.alloc(AGE.length);
  const descriptor = fs.openSync(file, 'r');
  fs.readSync(descriptor, beginning);
  fs.closeSync(descriptor);
  return beginning.toString('latin1') === AGE;
}

/**
 * Reads a backup to its end and refuses it unless every part is there, whole and unchanged. `keep` is given each part.
 * @param {string} file
 * @param {string | undefined} passphrase
 * @param {(part: { name: string, bytes: Buffer }) => void} [keep]
 * @returns {Promise<Manifest>}
 */
export async function verify(file, passphrase, keep = () => {}) {
  if (!fs.existsSync(file)) throw new PlainError(`There is no file ${file}.`);
  const refuse = (/** @type {string} */ why) =>
    new PlainError(`备份已损坏，未写入任何内容 / This backup is damaged, nothing was written: ${why}.`);
  /** @type {Map<string, string>} */
  const found = new Map();
  let manifestText = '';
  let sum = '';
  try {
    for await (const part of readParts(file, passphrase)) {
      if (part.name === MANIFEST) manifestText = part.bytes.toString('utf8');
      else if (part.name === MANIFEST_SUM) sum = part.bytes.toString('utf8');
      else if (found.has(part.name)) throw refuse(`${part.name} is there twice`);
      else found.set(part.name, sha256(part.bytes));
      keep(part);
    }
  } catch (error) {
    if (error instanceof PlainError) throw error;
    throw refuse(/** @type {Error} */ (error).message);
  }
  if (manifestText === '' || sum === '') throw refuse('its end is missing');
  if (sha256(manifestText) !== sum) throw refuse(`${MANIFEST} was changed`);
  /** @type {Manifest} */
  const manifest = JSON.parse(manifestText);
  for (const { name, sha256: expected } of manifest.parts) {
    if (!found.has(name)) throw refuse(`${name} is missing`);
    if (found.get(name) !== expected) throw refuse(`${name} was changed`);
  }
  const foreign = [...found.keys()].find((name) => !manifest.parts.some((part) => part.name === name));
  if (foreign) throw refuse(`${foreign} does not belong to it`);
  return manifest;
}
