import type { EventAction } from './event-words.ts';

/**
 * 查看记录: what somebody did in order to see what is hidden from most. Each is an event of the trail; this is the one
 * table of which ones. The indexes of the list repeat it (a test compares), so whoever adds one here makes them anew.
 */
export const LOOKS = {
  'residents.reveal': 'reveal',
  'residents.export_whole': 'whole_export',
  'residents.export_own_data': 'own_data',
  'tickets.reveal_contact': 'contact',
  'tickets.read_contact': 'contact',
  'tickets.read_photos': 'photos',
  'volunteers.reveal_contact': 'contact',
} as const satisfies Partial<Record<EventAction, string>>;

export type LookAction = keyof typeof LOOKS;
export type LookKind = (typeof LOOKS)[LookAction];
export const LOOK_ACTIONS = Object.keys(LOOKS) as [LookAction, ...LookAction[]];
export const LOOK_KINDS = [...new Set(Object.values(LOOKS))] as [LookKind, ...LookKind[]];

/** The actions of one kind; all of them without one. */
export function lookActions(kind?: LookKind): LookAction[] {
  return LOOK_ACTIONS.filter((action) => kind === undefined || LOOKS[action] === kind);
}
