/** A text as it is searched: full-width and half-width forms, cases and spaces do not matter. */
export const plainOf = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');

/**
 * The pairs of neighbouring characters in `texts`, for finding any part of them through an index. See `plainOf`.
 */
export function bigramsOf(...texts: string[]): string[] {
  const found = new Set<string>();
  for (const text of texts) {
    const characters = [...plainOf(text)];
    for (let index = 1; index < characters.length; index += 1)
      found.add(`${characters[index - 1]}${characters[index]}`);
  }
  return [...found];
}
