import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { CFB } from '@e965/xlsx';
import { SPREADSHEET_LIMITS } from '@linli/domain/shared/spreadsheet.ts';
import { build } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { tellFigures } from '../testing/figures.ts';
import type { ReadingCost } from '../testing/measure-reading.ts';
import { givenParts, givenSheetXml, givenWorkbook, givenZip } from './spreadsheets.given.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'linli-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const zip = (...given: Parameters<typeof givenParts>) => givenZip(givenParts(...given));
const sheet = (rows: string, after?: string) => zip(givenSheetXml(rows, after));
const row = (number: number, cells: string) => `<row r="${number}">${cells}</row>`;
const SMALL = sheet(row(1, '<c r="A1"><v>1</v></c>'));

function compound(streams: Record<string, Buffer>): Buffer {
  const container = CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(container, `/${name}`, content);
  return CFB.write(container, { type: 'buffer' }) as Buffer;
}

const records = (...each: [kind: number, body: Buffer][]) =>
  Buffer.concat(
    each.map(([kind, body]) => {
      const head = Buffer.alloc(4);
      head.writeUInt16LE(kind, 0);
      head.writeUInt16LE(body.length, 2);
      return Buffer.concat([head, body]);
    }),
  );
const BOF = Buffer.from('0006050000000000000000000000000000000000', 'hex').subarray(0, 16);

const manyRows = (count: number, cells: (number: number) => string) => {
  let text = '';
  for (let number = 1; number <= count; number += 1) text += row(number, cells(number));
  return text;
};

/** File name → its bytes and what it is refused with. */
const HOSTILE: Record<string, readonly [bytes: Buffer, code: string]> = {
  'a-zip-that-unpacks-huge.xlsx': [
    zip(givenSheetXml(row(1, `<c r="A1" t="inlineStr"><is><t>${' '.repeat(200_000_000)}</t></is></c>`))),
    'spreadsheet.unsafe',
  ],
  'a-huge-part-that-says-it-is-small.xlsx': [
    givenZip([
      ...givenParts('').filter(({ name }) => name !== 'xl/worksheets/sheet1.xml'),
      { name: 'xl/worksheets/sheet1.xml', content: givenSheetXml(' '.repeat(200_000_000)), declares: 1_000 },
    ]),
    'spreadsheet.damaged',
  ],
  'thousands-of-parts.xlsx': [
    givenZip([
      ...givenParts(''),
      ...Array.from({ length: 5_000 }, (_, index) => ({ name: `xl/${index}.xml`, content: '<a/>' })),
    ]),
    'spreadsheet.unsafe',
  ],
  'one-sheet-a-thousand-times.xlsx': [
    zip(givenSheetXml(manyRows(100, (number) => `<c r="A${number}"><v>1</v></c>`)), [
      {
        name: 'xl/workbook.xml',
        content: `<workbook xmlns:r="r"><sheets>${'<sheet name="a" r:id="r1"/>'.repeat(1_000)}</sheets></workbook>`,
      },
    ]),
    'spreadsheet.unsafe',
  ],
  'a-million-columns.xlsx': [
    sheet(
      manyRows(62, (number) =>
        Array.from({ length: 16_384 }, (_, index) => `<c><v>${(number * 7_919 * index) % 100_003}</v></c>`).join(''),
      ),
    ),
    'spreadsheet.too_far',
  ],
  'a-cell-far-away.xlsx': [
    sheet(row(1, '<c r="A1"><v>1</v></c>') + row(1_048_576, '<c r="XFD1048576"><v>1</v></c>')),
    'spreadsheet.too_far',
  ],
  'an-address-that-is-none.xlsx': [sheet(row(1, '<c r="ZZZZZZ99999999"><v>1</v></c>')), 'spreadsheet.damaged'],
  'endless-formulas.xlsx': [
    sheet(manyRows(300_000, (number) => `<c r="A${number}"><f>SUM(A1:A${number})*A${number + 1}</f><v>1</v></c>`)),
    'spreadsheet.too_far',
  ],
  'one-endless-formula.xlsx': [sheet(row(1, `<c r="A1"><f>${'1+'.repeat(20_000_000)}1</f></c>`)), 'spreadsheet.unsafe'],
  'endless-shared-strings.xlsx': [
    zip(givenSheetXml(''), [
      {
        name: 'xl/sharedStrings.xml',
        content: `<sst count="4000000000">${Array.from({ length: 800_010 }, (_, index) => `<si><t>${index}</t></si>`).join('')}</sst>`,
      },
    ]),
    'spreadsheet.too_many_cells',
  ],
  'one-long-text-in-every-cell.xlsx': [
    zip(givenSheetXml(manyRows(100_000, (number) => `<c r="A${number}" t="s"><v>0</v></c>`)), [
      { name: 'xl/sharedStrings.xml', content: `<sst><si><t>${'长'.repeat(30_000)}</t></si></sst>` },
    ]),
    'spreadsheet.too_many_cells',
  ],
  'tags-without-end.xlsx': [zip('<a>'.repeat(10_000_000)), 'spreadsheet.unsafe'],
  'entities-that-expand.xlsx': [
    zip(
      '<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>',
    ),
    'spreadsheet.unsafe',
  ],
  'an-entity-from-elsewhere.xlsx': [
    zip(givenSheetXml(''), [
      {
        name: 'xl/sharedStrings.xml',
        content: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><sst><si><t>&e;</t></si></sst>',
      },
    ]),
    'spreadsheet.unsafe',
  ],
  'cut-in-the-middle.xlsx': [SMALL.subarray(0, SMALL.length / 2), 'spreadsheet.damaged'],
  'a-locked-entry.xlsx': [givenZip(givenParts('').map((part) => ({ ...part, flags: 1 }))), 'spreadsheet.locked'],
  'locked.xlsx': [
    compound({ EncryptionInfo: Buffer.alloc(64), EncryptedPackage: Buffer.alloc(4_096) }),
    'spreadsheet.locked',
  ],
  'locked.xls': [
    compound({ Workbook: records([0x0809, BOF], [0x2f, Buffer.alloc(54)], [0x0a, Buffer.alloc(0)]) }),
    'spreadsheet.locked',
  ],
  'millions-of-cells.xls': [
    compound({
      Workbook: records(
        [0x0809, BOF],
        ...Array.from({ length: 2_000 }, () => [0xbe, Buffer.alloc(8_000)] as [number, Buffer]),
      ),
    }),
    'spreadsheet.too_many_cells',
  ],
  'random.xls': [
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4_096, 7)]),
    'spreadsheet.damaged',
  ],
  'a-document.xls': [compound({ WordDocument: Buffer.alloc(4_096) }), 'spreadsheet.unsupported_kind'],
  'a-document.xlsx': [
    zip('', [
      {
        name: '_rels/.rels',
        content:
          '<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
      },
    ]),
    'spreadsheet.unsupported_kind',
  ],
  'a-picture.xlsx': [Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'spreadsheet.unsupported_kind'],
  'a-page.xls': [Buffer.from('\uFEFF <html><table><tr><td>姓名</td></tr></table>'), 'spreadsheet.unsupported_kind'],
  'a-text.xlsx': [Buffer.from('姓名,电话\n'), 'spreadsheet.kind_mismatch'],
  'a-workbook.csv': [SMALL, 'spreadsheet.kind_mismatch'],
  'a-program.exe': [SMALL, 'spreadsheet.unsupported_kind'],
  'half-a-character.csv': [Buffer.from([0xd0, 0xd5, 0x0a, 0xff, 0xff, 0x0a]), 'spreadsheet.encoding_unknown'],
  'too-many-lines.csv': [Buffer.from('a\n'.repeat(SPREADSHEET_LIMITS.rows + 1)), 'spreadsheet.too_far'],
  'nothing.csv': [Buffer.alloc(0), 'spreadsheet.empty'],
  'blank.xlsx': [sheet(''), 'spreadsheet.empty'],
};

const files = Object.entries(HOSTILE).map(([name, [bytes]]) => {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
});
const warm = path.join(folder, 'warm.xls');
writeFileSync(warm, givenWorkbook({ a: [['姓名']] }, 'biff8'));

// Bundled as for production: what tsx costs to read TypeScript is no part of reading a spreadsheet.
const source = path.resolve(import.meta.dirname, '../..');
const outdir = path.resolve(source, '../../../node_modules/.cache/linli-measure-reading');
await build({
  entryPoints: {
    'measure-reading': path.join(source, 'shared/testing/measure-reading.ts'),
    'shared/spreadsheets/spreadsheet.worker': path.join(source, 'shared/spreadsheets/spreadsheet.worker.ts'),
  },
  outdir,
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  alias: { '@linli/domain': path.resolve(source, '../../../packages/domain/src') },
});
const { stdout } = await promisify(execFile)(process.execPath, [
  path.join(outdir, 'measure-reading.js'),
  warm,
  ...files,
]);
const costs = stdout
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => JSON.parse(line) as ReadingCost);

describe('a hostile file', () => {
  it.each(costs.map((cost) => [path.basename(cost.file), cost] as const))(
    '%s is refused for what it is, in under a second of CPU and 100 MB',
    (name, { outcome, cpuMs, grownMb }) => {
      expect(outcome).toBe(HOSTILE[name]?.[1]);
      expect(cpuMs).toBeLessThan(1_000);
      expect(grownMb).toBeLessThan(100);
    },
  );

  it('was measured, each one', () => {
    expect(costs.map(({ file }) => file)).toEqual(files);
    const most = (of: (cost: ReadingCost) => number) => Math.round(Math.max(...costs.map(of)));
    tellFigures(
      'hostile spreadsheets',
      `${costs.length} refused, at most ${most(({ cpuMs }) => cpuMs)} ms of CPU and ${most(({ grownMb }) => grownMb)} MB each`,
    );
  });
});
