import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useLocation } from 'react-router-dom';
import { isComposing, isShortcut } from './keystrokes.ts';

interface TypedSearch {
  /** What the place one is at was searched for. */
  shown: string;
  /** How long after the last key it is asked for; null where Enter alone asks. */
  pauseMs: number | null;
  canAsk?: (next: string) => boolean;
  /** `isFurther`: with letters of the same search, which is one step back however many they were. */
  go: (next: string, isFurther: boolean) => void;
}

/**
 * A box whose text leads to another place in history while one types, never while an input method is composing. A list
 * is drawn behind the keys, so several texts can be on their way: what was typed meanwhile stays.
 */
export function useTypedSearch({ shown, pauseMs, canAsk = () => true, go }: TypedSearch) {
  const { key } = useLocation();
  const [text, setText] = useState(shown);
  const [composes, setComposes] = useState(false);
  /** Asked for here and not arrived yet, oldest first. */
  const onTheirWay = useRef<string[]>([]);
  const arrived = useRef(shown);

  // With each step of history, also one that leads to the same text again.
  useLayoutEffect(() => {
    const place = onTheirWay.current.indexOf(shown);
    onTheirWay.current.splice(0, place + 1);
    // History changed by other means: somebody went back, or left for another list.
    if (place === -1 && arrived.current !== shown) setText((now) => (now.trim() === shown ? now : shown));
    arrived.current = shown;
  }, [key, shown]);

  const ask = (typed: string) => {
    const next = typed.trim();
    if (next === (onTheirWay.current.at(-1) ?? shown) || !canAsk(next)) return;
    const isFurther = shown !== '' || onTheirWay.current.length > 0;
    onTheirWay.current.push(next);
    go(next, isFurther);
  };

  useEffect(() => {
    if (pauseMs === null || composes || text.trim() === shown) return;
    const timer = setTimeout(() => ask(text), pauseMs);
    return () => clearTimeout(timer);
  });

  return {
    box: {
      value: text,
      onChange: ({ target }: { target: { value: string } }) => setText(target.value),
      onCompositionStart: () => setComposes(true),
      onCompositionEnd: () => setComposes(false),
      onKeyDown: (event: KeyboardEvent) => {
        if (isComposing(event.nativeEvent)) return;
        if (event.key === 'Enter') ask(text);
        if (event.key !== 'Escape') return;
        setText('');
        ask('');
      },
    },
  };
}

/** `/` and Ctrl-K lead into a box. */
export function useSearchShortcut(input: RefObject<{ focus: (options: { cursor: 'all' }) => void } | null>): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const isCommand = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' && !isComposing(event);
      if (!isCommand && !(event.key === '/' && isShortcut(event))) return;
      event.preventDefault();
      input.current?.focus({ cursor: 'all' });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [input]);
}
