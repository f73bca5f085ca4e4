/** UTF-16 and UTF-8 by their marks or by how they look; whatever is neither is GB 18030, if it can be. Null if not. */
export function decodeText(bytes: Uint8Array): string | null {
  const encoding = utf16Of(bytes);
  for (const label of encoding ? [encoding] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      // Then it is the next.
    }
  }
  return null;
}

export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Line ends and commas of a text without a mark have a zero beside them, always on the same side.
  const zeros = [0, 0];
  bytes.subarray(0, 4_000).forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > 2 && even === 0) return 'utf-16le';
  return even > 2 && odd === 0 ? 'utf-16be' : null;
}
