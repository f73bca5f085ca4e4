/**
 * The pairs of neighbouring characters in `texts`, for finding any part of them through an index. Full-width
 * and half-width forms, cases and spaces do not matter.
 */
export function bigramsOf(...texts: string[]): string[] {
  const found = new Set<string>();
  for (const text of texts) {
    const characters = [...text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '')];
    for (let index = 1; index < characters.length; index += 1)
      found.add(`${characters[index - 1]}${characters[index]}`);
  }
  return [...found];
}
