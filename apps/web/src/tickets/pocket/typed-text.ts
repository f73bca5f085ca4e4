import { useState } from 'react';

/** A text that survives a reload of this tab and a session that ended meanwhile, until `clear`. */
export function useTypedText(key: string) {
  const storedAs = `linli.typed.${key}`;
  const [text, setText] = useState(() => sessionStorage.getItem(storedAs) ?? '');
  return {
    text,
    type: (next: string) => {
      setText(next);
      sessionStorage.setItem(storedAs, next);
    },
    clear: () => sessionStorage.removeItem(storedAs),
  };
}
