import type { TicketAction } from '@linli/domain/tickets/ticket-life.ts';
import { useEffect, useRef, type RefObject } from 'react';
import { isShortcut } from '../../shared/keystrokes.ts';

/** The letters of the desk; each acts only where the ticket's `availableActions` has it. */
export const ACTION_KEYS = { a: 'accept', r: 'reject', g: 'assign', o: 'open', e: 'resolve' } as const satisfies Record<
  string,
  TicketAction
>;

/** The letter of an action, to show on its button. */
export function keyOf(action: TicketAction): string | undefined {
  return Object.entries(ACTION_KEYS).find(([, each]) => each === action)?.[0];
}

interface Desk {
  grid: RefObject<HTMLDivElement | null>;
  ticketId: string | null;
  open: (ticketId: string, how?: { replace: boolean }) => void;
  close: () => void;
  /** Absent where one only looks on. */
  act?: (ticketId: string, action: TicketAction) => void;
  report?: () => void;
  showKeys: () => void;
}

const rowsOf = (grid: HTMLElement | null) => [...(grid?.querySelectorAll<HTMLElement>('[data-ticket-id]') ?? [])];

/** Moves through the list and works on tickets without a mouse, unless somebody is typing. */
export function useDeskKeys(desk: Desk): void {
  const now = useRef(desk);
  now.current = desk;
  /** Where one was, for when the ticket leaves the queue because of what was done to it. */
  const lastIndex = useRef(-1);

  useEffect(() => {
    function current(): { rows: HTMLElement[]; index: number } {
      const { grid, ticketId } = now.current;
      const rows = rowsOf(grid.current);
      const focused = rows.findIndex((row) => row === document.activeElement);
      const index = focused >= 0 ? focused : rows.findIndex((row) => row.dataset['ticketId'] === ticketId);
      if (index >= 0) lastIndex.current = index;
      return { rows, index };
    }

    function move(step: 1 | -1 | 'first' | 'last') {
      const { rows, index } = current();
      // A row that went has been replaced by the next one: going down means staying at its place.
      const from = index >= 0 ? index : step === 1 ? lastIndex.current - 1 : lastIndex.current;
      const to =
        step === 'first' ? 0 : step === 'last' ? rows.length - 1 : Math.min(rows.length - 1, Math.max(0, from + step));
      const row = rows[to];
      if (!row) return;
      lastIndex.current = to;
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: 'nearest' });
      const { ticketId, open } = now.current;
      if (ticketId && row.dataset['ticketId']) open(row.dataset['ticketId'], { replace: true });
    }

    function onKey(event: KeyboardEvent) {
      if (!isShortcut(event)) return;
      const { ticketId, open, close, act, report, showKeys } = now.current;
      const isInList = event.target instanceof Element && event.target.closest('[role="grid"]') !== null;
      const focusedId =
        document.activeElement instanceof HTMLElement ? document.activeElement.dataset['ticketId'] : undefined;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const action = Object.hasOwn(ACTION_KEYS, key) ? ACTION_KEYS[key as keyof typeof ACTION_KEYS] : undefined;
      const target = ticketId ?? focusedId;
      if (key === 'j' || (isInList && key === 'ArrowDown')) move(1);
      else if (key === 'k' || (isInList && key === 'ArrowUp')) move(-1);
      else if (isInList && key === 'Home') move('first');
      else if (isInList && key === 'End') move('last');
      else if (key === 'Enter' && focusedId) {
        if (focusedId === ticketId) document.getElementById('ticket-detail')?.focus();
        else open(focusedId);
      } else if (key === 'Escape' && ticketId) close();
      else if (key === '?') showKeys();
      else if (key === 'n' && report) report();
      else if (action && act && target) act(target, action);
      else return;
      event.preventDefault();
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  // Keeps the place while the open ticket is in the list, so that it is known once it is not.
  useEffect(() => {
    const index = rowsOf(desk.grid.current).findIndex((row) => row.dataset['ticketId'] === desk.ticketId);
    if (index >= 0) lastIndex.current = index;
  });
}
