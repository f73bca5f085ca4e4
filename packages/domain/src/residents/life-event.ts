export type LifeEventField = 'day' | 'address' | 'wholeHousehold' | 'householdRole' | 'reason' | 'note';

interface LifeEventTerms {
  readonly from: readonly string[];
  readonly to: string;
  /** `changes`: another door from that day; `ends`: none from that day. */
  readonly home: 'changes' | 'ends';
  /** What its form asks for, in this order. */
  readonly asks: readonly LifeEventField[];
  /** Whether labels that hold go on, or hold for the last time on that day. */
  readonly labels: 'continue' | 'end';
}

/**
 * 生命事件: what changes where somebody lives or whether they do. The one table of them: when they make sense, what the
 * file is afterwards, what becomes of the home, of care labels and of the household that is left behind. Other
 * capabilities hear each by its event, `residents.<name>`, with the status before and after.
 */
export const LIFE_EVENTS = {
  move: {
    from: ['living_here'],
    to: 'living_here',
    home: 'changes',
    labels: 'continue',
    asks: ['address', 'day', 'wholeHousehold', 'householdRole'],
  },
  move_out: { from: ['living_here'], to: 'moved_out', home: 'ends', labels: 'continue', asks: ['reason', 'day'] },
  move_back: {
    from: ['moved_out'],
    to: 'living_here',
    home: 'changes',
    labels: 'continue',
    asks: ['address', 'day', 'householdRole'],
  },
  report_death: {
    from: ['living_here', 'moved_out'],
    to: 'deceased',
    home: 'ends',
    labels: 'end',
    asks: ['day', 'note'],
  },
} as const satisfies Record<string, LifeEventTerms>;

export type LifeEvent = keyof typeof LIFE_EVENTS;
export const LIFE_EVENT_CODES = Object.keys(LIFE_EVENTS) as [LifeEvent, ...LifeEvent[]];
