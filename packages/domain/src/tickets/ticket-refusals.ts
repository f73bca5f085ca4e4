import type { RefusalTable } from '../shared/shared-refusals.ts';

export const TICKET_REFUSALS = {
  'ticket.not_found': 'not_found',
  'ticket.community_not_found': 'not_found',
  'ticket.photo_not_found': 'not_found',
  'ticket.not_allowed': 'forbidden',
  'ticket.not_now': 'conflict',
  'ticket.changed_meanwhile': 'conflict',
  'ticket.already_claimed': 'conflict',
  'ticket.assignee_not_eligible': 'conflict',
  /** The day of a suspension or the like lies in the past or too far ahead. */
  'ticket.day_not_possible': 'malformed',
  /** Reports come in a flood: this one needs a proof of work for the challenge in `params`. */
  'ticket.proof_needed': 'conflict',
  'ticket.too_many_photos': 'conflict',
  'ticket.photo_unreadable': 'unsupported',
} as const satisfies RefusalTable;
