import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { useRef, type KeyboardEvent } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router-dom';
import { isComposing } from '../../shared/keystrokes.ts';
import { useTexts } from '../../shared/texts.ts';
import { useSearchShortcut, useTypedSearch } from '../../shared/typed-search.ts';
import { SEARCH_FROM } from './desk.queries.ts';

const PAUSE_MS = 220;

/**
 * The one search box of the office: `/` or Ctrl-K leads into it, Enter to the list with what was typed. On the
 * list itself it searches while one types.
 */
export function TicketSearch({ listPath }: { listPath: string }) {
  const t = useTexts('office');
  const navigate = useNavigate();
  const isOnList = useLocation().pathname === listPath;
  const [params, setParams] = useSearchParams();
  const input = useRef<InputRef>(null);
  const { box } = useTypedSearch({
    shown: isOnList ? (params.get('q') ?? '') : '',
    pauseMs: isOnList ? PAUSE_MS : null,
    canAsk: (q) => q === '' || [...q].length >= SEARCH_FROM,
    go: (q, isFurther) => {
      if (!isOnList) return void navigate(`${listPath}?${new URLSearchParams({ q })}`);
      setParams(
        (now) => {
          const next = new URLSearchParams(now);
          next.delete('ticket');
          if (q) next.set('q', q);
          else next.delete('q');
          return next;
        },
        { replace: isFurther },
      );
    },
  });
  useSearchShortcut(input);

  const onKeyDown = (event: KeyboardEvent) => {
    box.onKeyDown(event);
    if (event.key === 'Escape' && !isComposing(event.nativeEvent)) input.current?.blur();
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
        {...box}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
