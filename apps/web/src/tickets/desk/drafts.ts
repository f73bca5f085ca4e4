import { useState } from 'react';

/** What was typed and not sent yet, for as long as the page is open; looking at another ticket loses nothing. */
const drafts = new Map<string, string>();

/** A text that survives leaving and coming back; `clear` when it was sent. */
export function useDraft(key: string, initial: string) {
  const [text, setText] = useState(() => drafts.get(key) ?? initial);
  return {
    text,
    set(next: string) {
      drafts.set(key, next);
      setText(next);
    },
    clear: () => void drafts.delete(key),
  };
}
