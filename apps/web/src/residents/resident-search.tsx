import { SearchOutlined } from '@ant-design/icons';
import { RESIDENT_LIMITS } from '@linli/domain/residents/resident-file.ts';
import { Input, type InputRef } from 'antd';
import { useRef, type KeyboardEvent } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { isComposing } from '../shared/keystrokes.ts';
import { useSearchShortcut, useTypedSearch } from '../shared/typed-search.ts';
import type { Room } from './residents-address.ts';
import { useResidentTexts } from './residents-texts.ts';
import { useSearchText } from './search-text.ts';

/** Short: the answer is to stand there 150 ms after the last key. */
const PAUSE_MS = 35;

/** The one box of the pages of residents. */
export function ResidentSearch({ room }: { room: Room }) {
  const t = useResidentTexts();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { text: shown, stateOf } = useSearchText();
  const input = useRef<InputRef>(null);
  const { box } = useTypedSearch({
    shown,
    pauseMs: PAUSE_MS,
    go: (next, isFurther) => {
      const to = { pathname: `${room}/residents`, search };
      void navigate(to, { state: stateOf(next), replace: isFurther, preventScrollReset: true });
    },
  });
  useSearchShortcut(input);

  const onKeyDown = (event: KeyboardEvent) => {
    box.onKeyDown(event);
    if (event.key !== 'ArrowDown' || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    document.querySelector<HTMLElement>('[data-resident-id][tabindex="0"]')?.focus();
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
        {...box}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
