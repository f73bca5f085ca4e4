import { OFFICE_ROLES, type Actor, type Role } from '../shared/actor.ts';
import { refuse } from '../shared/refusal.ts';
import { isInScope, type OrgPath } from '../shared/scope.ts';
import type { ResidentStatus } from './resident-file.ts';

/** 删除个人信息 (PIPL art. 47): asked for by one person of the community, carried out when the street approves it. */
export const ERASURE_STATUSES = ['asked', 'erased', 'refused', 'withdrawn'] as const;
export type ErasureStatus = (typeof ERASURE_STATUSES)[number];

interface ErasureTransition {
  readonly from: readonly ErasureStatus[];
  readonly to: ErasureStatus;
  readonly by: Role;
}

export const ERASURE_TRANSITIONS = {
  approve: { from: ['asked'], to: 'erased', by: 'street_official' },
  refuse: { from: ['asked'], to: 'refused', by: 'street_official' },
  withdraw: { from: ['asked'], to: 'withdrawn', by: 'community_worker' },
} as const satisfies Record<string, ErasureTransition>;

export type ErasureAction = keyof typeof ERASURE_TRANSITIONS;
export const ERASURE_ACTIONS = Object.keys(ERASURE_TRANSITIONS) as [ErasureAction, ...ErasureAction[]];

/**
 * Why something may be erased, by PIPL art. 47, and of whom. While somebody lives in the community its office keeps
 * them on file by law (居民委员会组织法), so there only consent that ended or a file that was never lawful counts.
 */
export const ERASURE_GROUNDS = {
  /** 处理目的已实现: they have left. */
  purpose_over: ['moved_out', 'deceased'],
  /** 撤回同意. */
  consent_withdrawn: ['living_here', 'moved_out'],
  /** 违法或违约处理: a file that should never have been opened. */
  unlawful: ['living_here', 'moved_out', 'deceased'],
} as const satisfies Record<string, readonly ResidentStatus[]>;
export type ErasureGround = keyof typeof ERASURE_GROUNDS;
export const ERASURE_GROUND_CODES = Object.keys(ERASURE_GROUNDS) as [ErasureGround, ...ErasureGround[]];

export function groundsOf(status: ResidentStatus): ErasureGround[] {
  return ERASURE_GROUND_CODES.filter((ground) =>
    (ERASURE_GROUNDS[ground] as readonly ResidentStatus[]).includes(status),
  );
}

/** Who asks: of the dead their near relatives (PIPL art. 49), of minors a guardian (art. 31). */
export const ERASURE_ASKERS = ['resident', 'guardian', 'relative'] as const;
export type ErasureAsker = (typeof ERASURE_ASKERS)[number];

/** What still depends on a file: each is ended first, by whoever is responsible for it. */
export const ERASURE_HINDRANCES = ['transfer_pending', 'label_holds', 'import_running'] as const;
export type ErasureHindrance = (typeof ERASURE_HINDRANCES)[number];

/** What goes, as the person is told. */
export const ERASED = ['file', 'labels', 'visits', 'residencies', 'history', 'duplicates', 'rolls', 'lists'] as const;

/**
 * What is kept, and by which law; the person is shown this table before they ask. Nothing of it leads back to their
 * name, number, phone or door, except where `mayName` says so.
 */
export const KEPT_AFTER_ERASURE = {
  /** That somebody did something with the file of this id; its values never stood there, reasons are masked. */
  trail: { law: 'cybersecurity_21', mayName: false },
  /** That it was erased, when, on which ground, asked and approved by whom. */
  erasure: { law: 'pipl_54', mayName: false },
  /** The transfer's two communities and its days; name, year and doors are taken out. */
  transfers: { law: 'pipl_54', mayName: false },
  /** What the person reported: matters of the office with files of their own, which no file of a resident leads to. */
  tickets: { law: 'archives', mayName: true },
  /** A name and phone that somebody else gave as whom to call, without a link to the file: data of theirs, too. */
  contacts: { law: 'pipl_46', mayName: true },
  /** Encrypted, until the backups of before have run out. */
  backups: { law: 'cybersecurity_21', mayName: true },
  /** Encrypted answers kept for repeated requests, 24 hours. */
  answers: { law: 'none', mayName: true },
} as const satisfies Record<string, { law: string; mayName: boolean }>;
export type KeptAfterErasure = keyof typeof KEPT_AFTER_ERASURE;
export const KEPT_CODES = Object.keys(KEPT_AFTER_ERASURE) as [KeptAfterErasure, ...KeptAfterErasure[]];

/** What the rules need to know of a request. */
export interface Erasure {
  readonly status: ErasureStatus;
  readonly path: OrgPath;
  readonly askerId: string;
}

const OFFICES: readonly Role[] = OFFICE_ROLES;

export function canSeeErasure(actor: Actor, { path }: Erasure): boolean {
  if (actor.kind !== 'person') return actor.kind === 'system';
  return OFFICES.includes(actor.role) && isInScope(actor.scope, path);
}

function mayTake(actor: Actor, action: ErasureAction): boolean {
  return actor.kind === 'person' && actor.role === ERASURE_TRANSITIONS[action].by;
}

/** Nobody approves what they asked for themselves, whatever other office they hold. */
const isOwn = (actor: Actor, { askerId }: Erasure) => actor.kind === 'person' && actor.personId === askerId;

/** The status that it leads to. Refuses: 404 if hidden, 403 if another's step, 409 if it is decided. */
export function decideErasure(action: ErasureAction, actor: Actor, erasure: Erasure): ErasureStatus {
  if (!canSeeErasure(actor, erasure)) refuse('erasure.not_found');
  if (!mayTake(actor, action)) refuse('erasure.not_allowed');
  if (action === 'approve' && isOwn(actor, erasure)) refuse('erasure.second_person_needed');
  const { from, to }: ErasureTransition = ERASURE_TRANSITIONS[action];
  if (!from.includes(erasure.status)) refuse('erasure.not_now', { params: { status: erasure.status } });
  return to;
}

/** What this person can do now; the page shows exactly these buttons. */
export function availableErasureActions(actor: Actor, erasure: Erasure): ErasureAction[] {
  return ERASURE_ACTIONS.filter(
    (action) =>
      canSeeErasure(actor, erasure) &&
      mayTake(actor, action) &&
      !(action === 'approve' && isOwn(actor, erasure)) &&
      (ERASURE_TRANSITIONS[action].from as readonly ErasureStatus[]).includes(erasure.status),
  );
}
