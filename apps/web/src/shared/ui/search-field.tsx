import { useEffect, useRef, useState } from 'react';
import { TextField } from './field.tsx';

const PAUSE_MS = 250;

/** A search box that asks after a short pause in typing, and never while an input method is composing. */
export function SearchField({
  label,
  hint,
  onSearch,
}: {
  label: string;
  hint?: string;
  onSearch: (text: string) => void;
}) {
  const [text, setText] = useState('');
  const [isComposing, setIsComposing] = useState(false);
  const search = useRef(onSearch);
  search.current = onSearch;

  useEffect(() => {
    if (isComposing) return;
    const timer = setTimeout(() => search.current(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, isComposing]);

  return (
    <TextField
      type="search"
      label={label}
      hint={hint}
      autoComplete="off"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onCompositionStart={() => setIsComposing(true)}
      onCompositionEnd={() => setIsComposing(false)}
      onKeyDown={(event) => {
        // Enter searches; it must not send the form around the box.
        if (event.key === 'Enter') event.preventDefault();
      }}
    />
  );
}
