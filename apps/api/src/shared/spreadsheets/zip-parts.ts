import { Refusal, refuse } from '@linli/domain/shared/refusal.ts';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';

/** More parts, more of them unpacked, or packed tighter than any program packs, is an attack or a mistake. */
const MOST_PARTS = 4_000;
const MOST_UNPACKED_BYTES = 128 * 1024 * 1024;
const MOST_UNPACKED_WITH_PICTURES = 512 * 1024 * 1024;
const TIGHTEST_RATIO = 250;
const SMALL_BYTES = 1024 * 1024;
/** No element of a workbook is as deep, and no text between two tags as long. */
const DEEPEST = 40;
const LONGEST_TEXT = 512 * 1024;
const MOST_TAGS = 8_000_000;

export interface Handlers {
  open?: (name: string, attributes: Record<string, string>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

/** The parts of a zipped workbook by name, each unpacked only while it is read and never further than it declares. */
export class ZipParts {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  /** Reads the directory and refuses by it, before anything is unpacked. */
  static async open(bytes: Buffer): Promise<ZipParts> {
    const entries = new Map<string, Entry>();
    try {
      const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
      if (zip.entryCount > MOST_PARTS) refuse('spreadsheet.unsafe');
      let unpacked = 0;
      let unpackedXml = 0;
      for await (const entry of zip.eachEntry()) {
        const name = entry.fileName.toLowerCase();
        if (entry.generalPurposeBitFlag & 1) refuse('spreadsheet.locked');
        if (entries.has(name)) refuse('spreadsheet.unsafe');
        const isTight = entry.uncompressedSize > TIGHTEST_RATIO * Math.max(1, entry.compressedSize);
        if (isTight && entry.uncompressedSize > SMALL_BYTES) refuse('spreadsheet.unsafe');
        unpacked += entry.uncompressedSize;
        if (/\.(xml|rels)$/.test(name)) unpackedXml += entry.uncompressedSize;
        if (unpackedXml > MOST_UNPACKED_BYTES || unpacked > MOST_UNPACKED_WITH_PICTURES) refuse('spreadsheet.unsafe');
        entries.set(name, entry);
      }
      return new ZipParts(zip, entries);
    } catch (error) {
      throw asRefusal(error);
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase());
  }

  /** Reads a part of XML from its first tag to its last; names come without their namespace's prefix. */
  async readXml(name: string, handlers: Handlers): Promise<void> {
    const entry = this.#entries.get(name.toLowerCase()) ?? refuse('spreadsheet.damaged');
    try {
      const stream = await this.#zip.openReadStreamPromise(entry);
      const decoder = new TextDecoder('utf-8', { fatal: true });
      const watch = new Watch(handlers);
      // Leaving the loop by a refusal destroys the stream, and with it the unpacking.
      for await (const chunk of stream) watch.feed(decoder.decode(chunk as Buffer, { stream: true }));
      watch.feed(decoder.decode());
      watch.end();
    } catch (error) {
      throw asRefusal(error);
    }
  }
}

/** An XML parser that stops at what no workbook holds. */
class Watch {
  readonly #parser = new SaxesParser({ xmlns: false, position: false });
  #sinceTag = 0;
  #depth = 0;
  #tags = 0;

  constructor({ open, text, close }: Handlers) {
    const parser = this.#parser;
    parser.on('error', () => refuse('spreadsheet.damaged'));
    // Entities are declared in a document type alone: without one there is none to expand or to fetch.
    parser.on('doctype', () => refuse('spreadsheet.unsafe'));
    parser.on('opentag', (tag: SaxesTagPlain) => {
      this.#sinceTag = 0;
      this.#depth += 1;
      this.#tags += 1;
      if (this.#depth > DEEPEST || this.#tags > MOST_TAGS) refuse('spreadsheet.unsafe');
      open?.(local(tag.name), tag.attributes);
    });
    if (text) parser.on('text', text);
    parser.on('closetag', (tag: SaxesTagPlain) => {
      this.#sinceTag = 0;
      this.#depth -= 1;
      close?.(local(tag.name));
    });
  }

  feed(text: string): void {
    this.#sinceTag += text.length;
    this.#parser.write(text);
    if (this.#sinceTag > LONGEST_TEXT) refuse('spreadsheet.unsafe');
  }

  end(): void {
    this.#parser.close();
  }
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

/** What yauzl, zlib and the decoder throw about a file is about the file. */
function asRefusal(error: unknown): Refusal {
  return error instanceof Refusal ? error : new Refusal('spreadsheet.damaged');
}
