import { refuse } from '@linli/domain/shared/refusal.ts';
import { readCellAddress, SPREADSHEET_LIMITS, type Sheet, type Spreadsheet } from '@linli/domain/shared/spreadsheet.ts';
import { numberFormat, numberText, type NumberFormat } from './cell-text.ts';
import { CellBudget, SheetBuilder } from './sheet-builder.ts';
import { ZipParts } from './zip-parts.ts';

interface Book {
  readonly date1904: boolean;
  readonly sheets: readonly { name: string; isHidden: boolean; part: string }[];
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
}

/** Reads an Office Open XML workbook (ECMA-376), part by part as a stream: what is not needed is never unpacked. */
export async function readXlsx(bytes: Buffer): Promise<Spreadsheet> {
  const parts = await ZipParts.open(bytes);
  const part = await workbookPart(parts);
  const budget = new CellBudget();
  const book = await readBook(parts, part);
  const sheets: Sheet[] = [];
  for (const sheet of book.sheets) sheets.push(await readSheet(parts, book, sheet, budget));
  return { kind: 'xlsx', sheets };
}

async function workbookPart(parts: ZipParts): Promise<string> {
  if (!parts.has('[Content_Types].xml')) refuse('spreadsheet.unsupported_kind');
  const relations = parts.has('_rels/.rels') ? await readRelations(parts, '_rels/.rels', '') : new Map();
  const named = [...relations.values()].find(({ type }) => type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  // Word, PowerPoint, and the binary .xlsb are zips of parts, too.
  if (!/^\/?xl\/.*\.xml$/i.test(named)) refuse('spreadsheet.unsupported_kind');
  return named;
}

interface Relation {
  readonly type: string;
  readonly part: string;
}

async function readRelations(parts: ZipParts, rels: string, folder: string): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  await parts.readXml(rels, {
    open(name, { Id, Type = '', Target = '', TargetMode }) {
      if (name !== 'Relationship' || Id === undefined || TargetMode === 'External') return;
      const part = Target.startsWith('/') ? Target.slice(1) : folder + Target;
      relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), part });
    },
  });
  return relations;
}

async function readBook(parts: ZipParts, part: string): Promise<Book> {
  const slash = part.lastIndexOf('/');
  const [folder, file] = [part.slice(0, slash + 1), part.slice(slash + 1)];
  const relations = await readRelations(parts, `${folder}_rels/${file}.rels`, folder);
  const ofType = (type: string) => [...relations.values()].find((each) => each.type === type && parts.has(each.part));
  const found: { name: string; isHidden: boolean; part: string }[] = [];
  let date1904 = false;
  await parts.readXml(part, {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const relation = relations.get(id);
      // Charts and macro sheets hold no table.
      if (relation?.type !== 'worksheet') return;
      // Each sheet has a part of its own: the same one named again and again is a small file that reads for ever.
      if (found.some((sheet) => sheet.part === relation.part)) refuse('spreadsheet.unsafe');
      const isHidden = (attributes['state'] ?? 'visible') !== 'visible';
      found.push({ name: attributes['name'] ?? '', isHidden, part: relation.part });
      if (found.length > SPREADSHEET_LIMITS.sheets)
        refuse('spreadsheet.too_many_cells', { params: { rows: SPREADSHEET_LIMITS.rows } });
    },
  });
  const [strings, styles] = [ofType('sharedStrings'), ofType('styles')];
  return {
    date1904,
    sheets: found,
    strings: strings ? await readStrings(parts, strings.part) : [],
    formats: styles ? await readFormats(parts, styles.part) : [],
  };
}

/** Texts that differ; 100,000 people have fewer. */
const MOST_STRINGS = 800_000;

async function readStrings(parts: ZipParts, part: string): Promise<string[]> {
  const strings: string[] = [];
  const texts = textOf();
  await parts.readXml(part, {
    open(name) {
      if (name === 'si') texts.begin();
      else texts.open(name);
    },
    text: texts.add,
    close(name) {
      texts.close(name);
      if (name !== 'si') return;
      strings.push(texts.end());
      if (strings.length > MOST_STRINGS)
        refuse('spreadsheet.too_many_cells', { params: { rows: SPREADSHEET_LIMITS.rows } });
    },
  });
  return strings;
}

async function readFormats(parts: ZipParts, part: string): Promise<NumberFormat[]> {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let isInCells = false;
  await parts.readXml(part, {
    open(name, { numFmtId, formatCode = '' }) {
      if (name === 'numFmt') codes.set(Number(numFmtId), formatCode.slice(0, 255));
      else if (name === 'cellXfs') isInCells = true;
      else if (name === 'xf' && isInCells)
        formats.push(numberFormat(Number(numFmtId ?? 0), codes.get(Number(numFmtId))));
    },
    close(name) {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return formats;
}

const GENERAL = numberFormat(0, undefined);

async function readSheet(
  parts: ZipParts,
  book: Book,
  { name: sheetName, isHidden, part }: Book['sheets'][number],
  budget: CellBudget,
): Promise<Sheet> {
  const builder = new SheetBuilder(budget);
  const texts = textOf();
  let [row, column, type, style] = [-1, -1, 'n', 0];
  let value: string | null = null;
  let isInValue = false;
  const putCell = () => {
    const put = (text: string, wasNumber = false) => builder.put(row, column, text, wasNumber);
    if (type === 'inlineStr') return put(texts.end());
    if (value === null) return put('');
    if (type === 's') return put(book.strings[Number(value)] ?? '');
    if (type === 'b') return put(value === '1' ? 'TRUE' : 'FALSE');
    if (type !== 'n') return put(type === 'd' ? value.replace(/T00:00:00(\.0+)?Z?$/, '') : readEscapes(value));
    const number = Number(value);
    if (value.trim() === '' || Number.isNaN(number)) return put(value);
    const { text, wasNumber } = numberText(number, book.formats[style] ?? GENERAL, book.date1904);
    put(text, wasNumber);
  };
  await parts.readXml(part, {
    open(name, attributes) {
      if (name === 'c') {
        const at = attributes['r'] === undefined ? null : readCellAddress(attributes['r']);
        if (attributes['r'] !== undefined && !at) refuse('spreadsheet.damaged');
        [row, column] = at ? [at.row, at.column] : [row, column + 1];
        [type, style, value] = [attributes['t'] ?? 'n', Number(attributes['s'] ?? 0), null];
        texts.begin();
      } else if (name === 'row') {
        row = attributes['r'] === undefined ? row + 1 : Number(attributes['r']) - 1;
        column = -1;
        if (!(row >= 0 && row < 1_048_576)) refuse('spreadsheet.damaged');
      } else if (name === 'v') {
        isInValue = true;
        value = '';
      } else if (name === 'mergeCell') addMerge(builder, attributes['ref'] ?? '');
      else texts.open(name);
    },
    text(text) {
      if (isInValue) value = (value ?? '') + text;
      else texts.add(text);
    },
    close(name) {
      if (name === 'v') isInValue = false;
      else if (name === 'c') putCell();
      else texts.close(name);
    },
  });
  return builder.build(sheetName, isHidden);
}

function addMerge(builder: SheetBuilder, reference: string): void {
  const [first, last] = reference.split(':').map((address) => readCellAddress(address));
  if (!first || !last) return;
  builder.merge({ firstRow: first.row, lastRow: last.row, firstColumn: first.column, lastColumn: last.column });
}

/** Joins the runs of a rich text; how it is pronounced (rPh) is no part of it. */
function textOf() {
  let [text, isInText, isInPhonetic] = ['', false, false];
  return {
    begin() {
      [text, isInText, isInPhonetic] = ['', false, false];
    },
    open(name: string) {
      if (name === 'rPh') isInPhonetic = true;
      else if (name === 't') isInText = true;
    },
    add(this: void, part: string) {
      if (isInText && !isInPhonetic) text += part;
    },
    close(name: string) {
      if (name === 'rPh') isInPhonetic = false;
      else if (name === 't') isInText = false;
    },
    end: () => readEscapes(text),
  };
}

/** `_x000D_`: how XML of a workbook writes characters that XML has not (ECMA-376 part 1, 22.9.2.19). */
function readEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
}
