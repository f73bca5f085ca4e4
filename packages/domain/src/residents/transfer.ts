import { OFFICE_ROLES, type Actor, type Role } from '../shared/actor.ts';
import { refuse } from '../shared/refusal.ts';
import { isInScope, type OrgPath } from '../shared/scope.ts';

/** 转出转入 between two communities of a district: asked for by one, decided by the other (docs/decisions/0019). */
export const TRANSFER_STATUSES = ['pending', 'accepted', 'refused', 'withdrawn'] as const;
export type TransferStatus = (typeof TRANSFER_STATUSES)[number];

/** Seen from the reader's own units: on the way to them, or from them. */
export const TRANSFER_SIDES = ['incoming', 'outgoing'] as const;
export type TransferSide = (typeof TRANSFER_SIDES)[number];

interface TransferTransition {
  readonly from: readonly TransferStatus[];
  readonly to: TransferStatus;
  /** Whose step it is. */
  readonly side: TransferSide;
}

export const TRANSFER_TRANSITIONS = {
  accept: { from: ['pending'], to: 'accepted', side: 'incoming' },
  refuse: { from: ['pending'], to: 'refused', side: 'incoming' },
  withdraw: { from: ['pending'], to: 'withdrawn', side: 'outgoing' },
} as const satisfies Record<string, TransferTransition>;

export type TransferAction = keyof typeof TRANSFER_TRANSITIONS;
export const TRANSFER_ACTIONS = Object.keys(TRANSFER_TRANSITIONS) as [TransferAction, ...TransferAction[]];

/** What the rules need to know of a transfer. */
export interface Transfer {
  readonly status: TransferStatus;
  readonly from: OrgPath;
  readonly to: OrgPath;
}

const OFFICES: readonly Role[] = OFFICE_ROLES;
const isOffice = (actor: Actor) => actor.kind === 'system' || (actor.kind === 'person' && OFFICES.includes(actor.role));

/** Both communities see it, and those above either of them. */
export function canSeeTransfer(actor: Actor, { from, to }: Transfer): boolean {
  return isOffice(actor) && (isInScope(actor.scope, from) || isInScope(actor.scope, to));
}

function mayTake(actor: Actor, action: TransferAction, { from, to }: Transfer): boolean {
  const isKeeper = actor.kind === 'system' || (actor.kind === 'person' && actor.role === 'community_worker');
  return isKeeper && isInScope(actor.scope, TRANSFER_TRANSITIONS[action].side === 'incoming' ? to : from);
}

/** The status that it leads to. Refuses: 404 if hidden, 403 if it is the other side's step, 409 if it is decided. */
export function decideTransfer(action: TransferAction, actor: Actor, transfer: Transfer): TransferStatus {
  if (!canSeeTransfer(actor, transfer)) refuse('transfer.not_found');
  if (!mayTake(actor, action, transfer)) refuse('transfer.not_allowed');
  const { from, to }: TransferTransition = TRANSFER_TRANSITIONS[action];
  if (!from.includes(transfer.status)) refuse('transfer.not_now', { params: { status: transfer.status } });
  return to;
}

/** What this person can do now; the page shows exactly these buttons. */
export function availableTransferActions(actor: Actor, transfer: Transfer): TransferAction[] {
  return TRANSFER_ACTIONS.filter(
    (action) =>
      mayTake(actor, action, transfer) &&
      (TRANSFER_TRANSITIONS[action].from as readonly TransferStatus[]).includes(transfer.status),
  );
}
