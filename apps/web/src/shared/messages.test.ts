import { expect, test } from 'vitest';

const files = import.meta.glob<Record<string, object>>('../**/*messages.{zh,en}.ts', { eager: true });
const zhFiles = Object.entries(files).filter(
  ([path]) =>
    path.endsWith('.zh.ts') && !path.startsWith('../app/messages') && !path.startsWith('../app/office-messages'),
);

/** Every text with the way to it. */
function textsOf(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, each]) => textsOf(each, `${path}/${key}`));
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

test('there are texts to check', () => {
  expect(zhFiles.length).toBeGreaterThan(4);
});

test.each(zhFiles)('%s says the same with the same facts in both languages', (path, zh) => {
  const en = files[path.replace('.zh.ts', '.en.ts')] ?? {};
  const english = new Map(Object.values(en).flatMap((texts) => textsOf(texts)));
  for (const [key, text] of Object.values(zh).flatMap((texts) => textsOf(texts))) {
    expect(text, key).not.toBe('');
    expect(placeholders(english.get(key) ?? ''), key).toEqual(placeholders(text));
  }
});

test.each(zhFiles)('%s uses Chinese punctuation after Chinese words', (_path, zh) => {
  const halfWidth = Object.values(zh)
    .flatMap((texts) => textsOf(texts))
    .filter(([, text]) => /[㐀-鿿][,:;?!()]/.test(text));
  expect(halfWidth).toEqual([]);
});
