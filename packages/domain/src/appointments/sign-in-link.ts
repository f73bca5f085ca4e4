import { refuse, type RefusalCode } from '../shared/refusal.ts';
import {
  hasEnded,
  isCurrent,
  mayAppoint,
  scopeOfAppointment,
  type Appointer,
  type Appointment,
} from './appointment.ts';

/** What a link is for: to found the installation's administration, or to set the password of one account. */
export type SignInLinkPurpose = 'first_administrator' | 'set_password';

/** How long a link waits to be used, in elapsed hours. */
export const SIGN_IN_LINK_HOURS: Record<SignInLinkPurpose, number> = { first_administrator: 24, set_password: 72 };

export function signInLinkEnd(purpose: SignInLinkPurpose, now: Date): Date {
  return new Date(now.getTime() + SIGN_IN_LINK_HOURS[purpose] * 3_600_000);
}

/**
 * Refuses unless `actor` may make a sign-in link for whoever holds `appointment`. A link opens the whole account,
 * so every one of `held` (all that the person holds or will hold, wherever) must be the actor's to give: else a
 * street could take over the account of a district official who also helps out in one of its communities.
 */
export function decideSignInLink(
  actor: Appointer,
  appointment: Appointment,
  held: readonly Appointment[],
  now: Date,
): void {
  decideAccountCare(actor, appointment, held, now, 'sign_in.link_not_allowed');
}

/** The same for whatever else concerns the whole account of a person: their sessions, their second factor. */
export function decideAccountCare(
  actor: Appointer,
  appointment: Appointment,
  held: readonly Appointment[],
  now: Date,
  otherwise: RefusalCode = 'account.person_not_allowed',
): void {
  if (!mayAppoint(actor, appointment.role, appointment.path)) refuse('appointment.not_allowed');
  if (hasEnded(appointment, now)) refuse('appointment.already_ended');
  if (!mayAppointAll(actor, held, now)) refuse(otherwise);
}

/**
 * Whether a link may still be used: whoever made it acts as `maker` (null when that is gone) at this moment and could
 * make it now. In between, its person may have risen above them.
 */
export function isLinkStillGiven(maker: Appointment | null, held: readonly Appointment[], now: Date): boolean {
  if (maker === null || !isCurrent(maker, now)) return false;
  const appointer = { kind: 'person', role: maker.role, scope: scopeOfAppointment(maker, [maker]) } as const;
  return mayAppointAll(appointer, held, now);
}

/** False also for somebody who holds nothing any more: nobody is answerable for their account. */
function mayAppointAll(actor: Appointer, held: readonly Appointment[], now: Date): boolean {
  const lasting = held.filter((each) => !hasEnded(each, now));
  return lasting.length > 0 && lasting.every(({ role, path }) => mayAppoint(actor, role, path));
}
