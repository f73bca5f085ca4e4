export type CsvFile = { text: string; encoding: 'utf8' | 'gbk' };
export type CsvFault = 'too_big' | 'empty' | 'unreadable';

/**
 * The text of a CSV file as offices have it: UTF-8 with or without a byte order mark, else GBK, which Excel in
 * Chinese writes. A workbook or picture under a wrong name is refused rather than shown as garbage.
 */
export async function readCsvFile(file: Blob, maxBytes: number): Promise<CsvFile | CsvFault> {
  if (file.size === 0) return 'empty';
  if (file.size > maxBytes) return 'too_big';
  const bytes = new Uint8Array(await file.arrayBuffer());
  // No text holds a zero byte in either encoding; zipped workbooks (.xlsx) and old ones (.xls) do.
  if (bytes.includes(0)) return 'unreadable';
  for (const encoding of ['utf8', 'gbk'] as const) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return text.trim() === '' ? 'empty' : { text, encoding };
    } catch {
      // Not in this encoding: the next one.
    }
  }
  return 'unreadable';
}
