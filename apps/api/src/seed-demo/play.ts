import type { Actor, PersonActor } from '@linli/domain/shared/actor.ts';
import { isInScope } from '@linli/domain/shared/scope.ts';
import type { Platform } from '../shared/platform.ts';
import { hashTicketSecret } from '../tickets/public.ts';
import { reportOnBehalf, reportPublicly } from '../tickets/ticket-report.service.ts';
import { nudgeTicket, superviseTicket, suspendTicket } from '../tickets/ticket-steps.service.ts';
import {
  acceptTicket,
  assignTicket,
  claimTicket,
  openTicket,
  rateTicket,
  rejectTicket,
  resolveTicket,
} from '../tickets/tickets.service.ts';
import type { Cast } from './cast.ts';
import type { Story, StepKind } from './stories.ts';
import { NUDGES, RATINGS, REJECT_REASONS, SUPERVISIONS, SUSPEND_REASONS } from './texts.ts';

/** What a story has come to, as the people in it know it. */
interface Ticket {
  readonly id: string;
  readonly number: string;
  readonly secret: string;
  readonly version: number;
  readonly solver: PersonActor | null;
}

/** Plays all stories in the order of time, each step by the person whose step it is, through the tickets' own services. */
export async function playStories(
  platform: Platform,
  casts: ReadonlyMap<string, Cast>,
  stories: readonly Story[],
): Promise<void> {
  const steps = stories.flatMap((story) => story.steps.map(({ kind, at }, index) => ({ story, kind, at, index })));
  steps.sort((one, other) => one.at.getTime() - other.at.getTime() || one.index - other.index);
  const tickets = new Map<Story, Ticket>();
  for (const { story, kind, at } of steps) {
    const cast = casts.get(story.communityCode);
    if (!cast) throw new Error(`Nobody acts in ${story.communityCode}.`);
    const then = { ...platform, clock: () => at };
    const before = tickets.get(story);
    tickets.set(story, before ? await playStep(then, cast, story, kind, before) : await report(then, cast, story));
  }
}

function choose<T>(from: readonly T[], lot: number): T {
  const chosen = from[lot % from.length];
  if (chosen === undefined) throw new Error('Nobody can take this step.');
  return chosen;
}

/** They take turns, so that each finds something of their own. */
function next(cast: Cast, who: 'worker' | 'volunteer', { steps }: Story): PersonActor {
  const isLive = steps.every(({ kind }) => kind !== 'resolve');
  const turns = cast.turns[isLive ? 'live' : 'done'];
  const people = cast[`${who}s`];
  const chosen = people[turns[who] % people.length];
  turns[who] += 1;
  if (!chosen) throw new Error(`No ${who} can take this.`);
  return chosen;
}

/** The official who looks after a community. */
function officialOf({ community, officials }: Cast): PersonActor {
  const official = officials.find(({ scope }) => isInScope(scope, community.path));
  if (!official) throw new Error(`Nobody looks after ${community.name}.`);
  return official;
}

/** Invented compounds, called after their community as real ones often are. */
function compoundOf({ community }: Cast, { lot }: Story): string {
  return community.name.replace(/社区$/, '') + (['小区', '家属院', '花园', '公寓'][lot % 4] ?? '小区');
}

async function report(platform: Platform, cast: Cast, story: Story): Promise<Ticket> {
  const { matter, building } = story;
  const fill = (text: string) => text.replaceAll('{楼}', building);
  const form = {
    communityId: cast.community.id,
    category: story.category,
    title: fill(matter.title),
    description: fill(matter.description),
    place: `${compoundOf(cast, story)}${building}`,
    placeDetail: story.door,
    reporterName: story.reporterName,
    reporterPhone: story.reporterPhone,
  };
  const { source } = story;
  const receipt =
    source === 'public_page'
      ? await reportPublicly(platform, form)
      : await reportOnBehalf(platform, choose(cast.workers, story.lot), { ...form, source });
  return { ...receipt, version: 1, solver: null };
}

async function playStep(platform: Platform, cast: Cast, story: Story, kind: StepKind, ticket: Ticket): Promise<Ticket> {
  const { matter, lot, building } = story;
  const { id, version } = ticket;
  const worker = choose(cast.workers, lot);
  switch (kind) {
    case 'report':
      throw new Error('A ticket is reported once.');
    case 'accept':
      return { ...ticket, ...(await acceptTicket(platform, worker, id, { version })) };
    case 'reject':
      return {
        ...ticket,
        ...(await rejectTicket(platform, worker, id, { version, reason: choose(REJECT_REASONS, lot) })),
      };
    case 'assign': {
      const solver = next(cast, 'worker', story);
      return {
        ...ticket,
        ...(await assignTicket(platform, worker, id, { version, assigneeId: solver.personId })),
        solver,
      };
    }
    case 'suspend': {
      const reason = choose(SUSPEND_REASONS, lot);
      const until = story.until;
      return { ...ticket, ...(await suspendTicket(platform, ticket.solver ?? worker, id, { version, until, reason })) };
    }
    case 'nudge': {
      const note = choose(NUDGES, lot);
      return { ...ticket, ...(await nudgeTicket(platform, officialOf(cast), id, { version, note })) };
    }
    case 'supervise': {
      const note = choose(SUPERVISIONS, lot);
      const until = story.until;
      return { ...ticket, ...(await superviseTicket(platform, officialOf(cast), id, { version, until, note })) };
    }
    case 'open':
      return {
        ...ticket,
        ...(await openTicket(platform, worker, id, { version, volunteerBrief: matter.brief ?? '' })),
      };
    case 'claim': {
      const solver = next(cast, 'volunteer', story);
      return { ...ticket, ...(await claimTicket(platform, solver, id)), solver };
    }
    case 'resolve': {
      const solution = matter.solution.replaceAll('{楼}', building);
      return { ...ticket, ...(await resolveTicket(platform, ticket.solver ?? worker, id, { version, solution })) };
    }
    case 'rate': {
      const reporter = {
        kind: 'reporter',
        scope: { kind: 'secret', secretHash: hashTicketSecret(platform, ticket.secret) },
      } as const satisfies Actor;
      return {
        ...ticket,
        ...(await rateTicket(platform, reporter, ticket.number, { version, ...choose(RATINGS, lot) })),
      };
    }
  }
}
