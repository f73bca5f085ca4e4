import { SearchOutlined } from '@ant-design/icons';
import { RESIDENT_LIMITS } from '@linli/domain/residents/resident-file.ts';
import { Input, type InputRef } from 'antd';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { isComposing, isShortcut } from '../shared/keystrokes.ts';
import type { Room } from './residents-address.ts';
import { useResidentTexts } from './residents-texts.ts';
import { useSearchText } from './search-text.ts';

/** Short: the answer is to stand there 150 ms after the last key. */
const PAUSE_MS = 60;

/** The one box of the pages of residents: it searches while one types, never while an input method is composing. */
export function ResidentSearch({ room }: { room: Room }) {
  const t = useResidentTexts();
  const navigate = useNavigate();
  const { search, key } = useLocation();
  const { text: shown, stateOf } = useSearchText();
  const [text, setText] = useState(shown);
  const [composes, setComposes] = useState(false);
  const input = useRef<InputRef>(null);
  /** Asked for here and not arrived yet, oldest first: a list is drawn behind the keys, so several can be on their way. */
  const onTheirWay = useRef<string[]>([]);

  const arrived = useRef(shown);

  // With each step of history, also one that leads to the same text again.
  useLayoutEffect(() => {
    const place = onTheirWay.current.indexOf(shown);
    onTheirWay.current.splice(0, place + 1);
    // What was typed meanwhile stays. Else history changed by other means: somebody went back, or left for the list.
    if (place === -1 && arrived.current !== shown) setText((now) => (now.trim() === shown ? now : shown));
    arrived.current = shown;
  }, [key, shown]);

  const ask = (typed: string) => {
    const next = typed.trim();
    if (next === (onTheirWay.current.at(-1) ?? shown)) return;
    // One search is one step back, however many letters it took.
    const replace = shown !== '' || onTheirWay.current.length > 0;
    onTheirWay.current.push(next);
    void navigate(
      { pathname: `${room}/residents`, search },
      { state: stateOf(next), replace, preventScrollReset: true },
    );
  };
  useEffect(() => {
    if (composes || text.trim() === shown) return;
    const timer = setTimeout(() => ask(text), PAUSE_MS);
    return () => clearTimeout(timer);
  });

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const isCommand = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' && !isComposing(event);
      if (!isCommand && !(event.key === '/' && isShortcut(event))) return;
      event.preventDefault();
      input.current?.focus({ cursor: 'all' });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter') ask(text);
    if (event.key === 'Escape') {
      setText('');
      ask('');
    }
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      document.querySelector<HTMLElement>('[data-resident-id][tabindex="0"]')?.focus();
    }
  };
  return (
    <div role="search" aria-label={t('list.search')}>
      <Input
        ref={input}
        type="search"
        prefix={<SearchOutlined aria-hidden="true" />}
        suffix={<kbd aria-hidden="true">/</kbd>}
        aria-label={t('list.search')}
        aria-keyshortcuts="/ Control+K"
        placeholder={t('list.search')}
        title={t('list.search')}
        autoComplete="off"
        maxLength={RESIDENT_LIMITS.searchLength}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onCompositionStart={() => setComposes(true)}
        onCompositionEnd={() => setComposes(false)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
