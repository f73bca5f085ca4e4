import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router-dom';
import { isComposing, isShortcut } from '../../shared/keystrokes.ts';
import { useTexts } from '../../shared/texts.ts';
import { SEARCH_FROM } from './desk.queries.ts';

const PAUSE_MS = 220;

/**
 * The one search box of the office: `/` or Ctrl-K leads into it, Enter to the list with what was typed. On the
 * list itself it searches while one types, but never while an input method is composing.
 */
export function TicketSearch({ listPath }: { listPath: string }) {
  const t = useTexts('office');
  const navigate = useNavigate();
  const isOnList = useLocation().pathname === listPath;
  const [params, setParams] = useSearchParams();
  const shown = isOnList ? (params.get('q') ?? '') : '';
  const [text, setText] = useState(shown);
  const [composes, setComposes] = useState(false);
  const input = useRef<InputRef>(null);
  const asked = useRef(shown);

  // The address changed by other means: a queue was chosen, or somebody went back.
  if (asked.current !== shown) {
    asked.current = shown;
    if (text.trim() !== shown) setText(shown);
  }

  const ask = (typed: string) => {
    const q = typed.trim();
    if (q === shown || (q !== '' && [...q].length < SEARCH_FROM)) return;
    asked.current = q;
    if (!isOnList) return void navigate(`${listPath}?${new URLSearchParams({ q })}`);
    setParams(
      (now) => {
        const next = new URLSearchParams(now);
        next.delete('ticket');
        if (q) next.set('q', q);
        else next.delete('q');
        return next;
      },
      // One search is one step back, however many letters it took.
      { replace: shown !== '' },
    );
  };

  useEffect(() => {
    if (!isOnList || composes || text.trim() === shown) return;
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
      input.current?.blur();
    }
  };
  return (
    <div role="search" aria-label={t('searchTickets')}>
      <Input
        ref={input}
        type="search"
        prefix={<SearchOutlined aria-hidden="true" />}
        suffix={<kbd aria-hidden="true">/</kbd>}
        aria-label={t('searchTickets')}
        aria-keyshortcuts="/ Control+K"
        placeholder={t('searchTickets')}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onCompositionStart={() => setComposes(true)}
        onCompositionEnd={() => setComposes(false)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
