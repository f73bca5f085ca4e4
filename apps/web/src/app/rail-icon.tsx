/** Two files, one over the other. */
export const TWO_FILES = 'M2 2h8v9H2zM6 5h8v9H6z';
/** A sheet of a calendar. */
export const CALENDAR = 'M2 3.5h12v11H2zM2 7h12M5 1.5v4M11 1.5v4';
/** A clock. */
export const CLOCK = 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM8 4.5V8l2.5 1.5';
/** A shield. */
export const SHIELD = 'M8 1.5l5.5 2v4c0 3.5-2.5 6-5.5 7c-3-1-5.5-3.5-5.5-7v-4z';
/** A key. */
export const KEY = 'M8 8h7v3M12 8v2M8 8a3 3 0 1 1-6 0a3 3 0 0 1 6 0';
/** One way and the other. */
export const BOTH_WAYS = 'M1 5h13l-4-4M15 11H2l4 4';
/** A file that is crossed out. */
export const FILE_GONE = 'M3 1h10v14H3zM5.5 5.5l5 5M10.5 5.5l-5 5';
/** Into a tray. */
export const INTO = 'M1 9v6h14V9M8 1v9M4.5 7 8 10.5 11.5 7';
/** A heart. */
export const HEART = 'M8 14 2.5 8.5a3.5 3.5 0 0 1 5.5-4.5a3.5 3.5 0 0 1 5.5 4.5z';
/** An eye. */
export const EYE = 'M1 8s2.5-4.5 7-4.5S15 8 15 8s-2.5 4.5-7 4.5S1 8 1 8zM8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4z';

/** An icon of the rail by its lines. Drawn here: it loads first, and those of the library are six times as heavy. */
export function RailIcon({ lines }: { lines: string }) {
  return (
    <span className="anticon" aria-hidden="true">
      <svg viewBox="0 0 16 16" width="1em" height="1em" fill="none" stroke="currentColor">
        <path d={lines} />
      </svg>
    </span>
  );
}
