/** What the form of a life event asks for. */
export type LifeEventField =
  | 'day'
  | 'address'
  | 'wholeHousehold'
  | 'householdRole'
  | 'reason'
  | 'note'
  | 'child'
  | 'otherParent'
  | 'spouse'
  | 'together'
  | 'apart'
  | 'hospital';

/** What else than its status an event asks of a file. */
export interface LifeState {
  readonly isMarried: boolean;
  readonly isInHospital: boolean;
}

interface LifeEventTerms {
  readonly from: readonly string[];
  readonly needs: Partial<LifeState>;
  /** Null where the status stays as it is. */
  readonly to: string | null;
  /** `changes`: another door from that day; `ends`: none from that day; `offered`: another one, if somebody says so. */
  readonly home: 'changes' | 'ends' | 'offered' | 'stays';
  /** What its form asks for, in this order. */
  readonly asks: readonly LifeEventField[];
  /** Whether labels that hold go on, or hold for the last time on that day. */
  readonly labels: 'continue' | 'end';
}

/**
 * 生命事件: what changes where somebody lives, whether they do, and whom they belong to. The one table of them: when
 * they make sense, what the file is afterwards, what becomes of the home, of care labels and of the household that is
 * left behind. Other capabilities hear each by its event, `residents.<name>`, with the status before and after.
 */
export const LIFE_EVENTS = {
  move: {
    from: ['living_here'],
    needs: {},
    to: 'living_here',
    home: 'changes',
    labels: 'continue',
    asks: ['address', 'day', 'wholeHousehold', 'householdRole'],
  },
  move_out: {
    from: ['living_here'],
    needs: {},
    to: 'moved_out',
    home: 'ends',
    labels: 'continue',
    asks: ['reason', 'day'],
  },
  move_back: {
    from: ['moved_out'],
    needs: {},
    to: 'living_here',
    home: 'changes',
    labels: 'continue',
    asks: ['address', 'day', 'householdRole'],
  },
  register_birth: {
    from: ['living_here'],
    needs: {},
    to: null,
    home: 'stays',
    labels: 'continue',
    asks: ['otherParent', 'child', 'day'],
  },
  marry: {
    from: ['living_here'],
    needs: { isMarried: false },
    to: null,
    home: 'offered',
    labels: 'continue',
    asks: ['spouse', 'day', 'together'],
  },
  divorce: {
    from: ['living_here'],
    needs: { isMarried: true },
    to: null,
    home: 'offered',
    labels: 'continue',
    asks: ['day', 'apart'],
  },
  /** 住院, 出院: named so that neither trail nor tables nor logs tell a fact of somebody's health; the label does. */
  stay_away: {
    from: ['living_here'],
    needs: { isInHospital: false },
    to: null,
    home: 'stays',
    labels: 'continue',
    asks: ['hospital', 'day'],
  },
  come_home: {
    from: ['living_here', 'moved_out'],
    needs: { isInHospital: true },
    to: null,
    home: 'stays',
    labels: 'continue',
    asks: ['day'],
  },
  report_death: {
    from: ['living_here', 'moved_out'],
    needs: {},
    to: 'deceased',
    home: 'ends',
    labels: 'end',
    asks: ['day', 'note'],
  },
} as const satisfies Record<string, LifeEventTerms>;

export type LifeEvent = keyof typeof LIFE_EVENTS;
export const LIFE_EVENT_CODES = Object.keys(LIFE_EVENTS) as [LifeEvent, ...LifeEvent[]];

/** True when a file in this state can go through the event; its status is another question. */
export function isTimely(event: LifeEvent, state: LifeState): boolean {
  const needs: Partial<LifeState> = LIFE_EVENTS[event].needs;
  return (Object.keys(needs) as (keyof LifeState)[]).every((each) => needs[each] === state[each]);
}
