import type { Role } from '@linli/domain/shared/actor.ts';
import type { Endpoint } from '@linli/domain/shared/contract.ts';
import { TICKET_ACTIONS, TICKET_TRANSITIONS, type TicketAction } from '@linli/domain/tickets/ticket-life.ts';
import type { TicketPart } from '@linli/domain/tickets/ticket-parts.ts';
import { ticketStepsContract as steps } from '@linli/domain/tickets/ticket-steps.contract.ts';
import { TICKET_STATUSES, type TicketStatus } from '@linli/domain/tickets/ticket.ts';
import { ticketsContract as tickets } from '@linli/domain/tickets/tickets.contract.ts';
import { afterAll, describe, expect, it } from 'vitest';
import { givenPerson } from '../appointments/appointments.given.ts';
import { givenApi, type Caller } from '../shared/testing/app.ts';
import { tellFigures } from '../shared/testing/figures.ts';
import { dayFromNow, givenScene, givenTicket, type GivenTicket, type Scene } from './tickets.given.ts';

const api = await givenApi();

/** Who asks, and which parts of the table are theirs; a claim is the volunteer's of the scene. */
const PARTS = {
  worker: ['desk', 'office'],
  volunteer: ['volunteer', 'claimant'],
  otherVolunteer: ['volunteer'],
  street: ['office', 'official', 'supervisor'],
  district: ['office', 'official', 'supervisor'],
  reporter: ['reporter'],
} as const satisfies Record<string, readonly TicketPart[]>;
type Insider = keyof typeof PARTS;
const INSIDERS = Object.keys(PARTS) as Insider[];
/** Whoever has nothing to do with the ticket: another community's worker, another street's and district's official. */
const OUTSIDERS = ['otherWorker', 'otherStreet', 'otherDistrict', 'admin', 'auditor', 'nobody'] as const;
type Asker = Insider | (typeof OUTSIDERS)[number];
const ROLE: Record<Asker, Role | null> = {
  worker: 'community_worker',
  volunteer: 'volunteer',
  otherVolunteer: 'volunteer',
  street: 'street_official',
  district: 'district_official',
  reporter: null,
  otherWorker: 'community_worker',
  otherStreet: 'street_official',
  otherDistrict: 'district_official',
  admin: 'system_admin',
  auditor: 'auditor',
  nobody: null,
};

interface Way {
  readonly endpoint: Endpoint;
  readonly body?: (scene: Scene) => object;
}
const day = dayFromNow(3);
/** The way of each step for whoever signs in, and for who holds the secret. */
const WAYS: Record<TicketAction, { office?: Way; reporter?: Way }> = {
  accept: { office: { endpoint: tickets.accept } },
  reject: { office: { endpoint: tickets.reject, body: () => ({ reason: '不在本社区' }) } },
  open: { office: { endpoint: tickets.open, body: () => ({ volunteerBrief: '换灯泡' }) } },
  assign: { office: { endpoint: tickets.assign, body: ({ worker }) => ({ assigneeId: worker.id }) } },
  claim: { office: { endpoint: tickets.claim } },
  release: { office: { endpoint: tickets.release, body: () => ({ reason: '今天去不了' }) } },
  return: { office: { endpoint: steps.return, body: () => ({ reason: '不在我的网格' }) } },
  suspend: { office: { endpoint: steps.suspend, body: () => ({ until: day, reason: '等配件' }) } },
  resume: { office: { endpoint: steps.resume } },
  resolve: { office: { endpoint: tickets.resolve, body: () => ({ solution: '换好了' }) } },
  rate: { reporter: { endpoint: tickets.rate, body: () => ({ stars: 5 }) } },
  call_back: { office: { endpoint: steps.callBack, body: () => ({ result: 'satisfied' }) } },
  reopen: {
    office: { endpoint: steps.reopen, body: () => ({ reason: '又坏了' }) },
    reporter: { endpoint: steps.reopenPublicly, body: () => ({ reason: '又坏了' }) },
  },
  nudge: { office: { endpoint: steps.nudge }, reporter: { endpoint: steps.nudgePublicly } },
  supervise: { office: { endpoint: steps.supervise, body: () => ({ until: day, note: '三天内办好' }) } },
  end_supervision: { office: { endpoint: steps.endSupervision, body: () => ({ note: '已办好' }) } },
};

/** The statuses of the API, and a ticket in progress that a worker has, and one that is supervised. */
const STATES = [...TICKET_STATUSES, 'assigned', 'supervised'] as const;
type State = (typeof STATES)[number];
const STATUS_OF = (state: State): TicketStatus =>
  state === 'assigned' ? 'in_progress' : state === 'supervised' ? 'accepted' : state;

type Outcome = TicketStatus | 'not signed in' | 'not their role' | 'hidden' | 'not theirs' | 'not now' | 'too late';
const OUTCOME_OF: Record<string, Outcome> = {
  'request.sign_in_needed': 'not signed in',
  'request.role_not_allowed': 'not their role',
  'ticket.not_found': 'hidden',
  'ticket.not_allowed': 'not theirs',
  'ticket.not_now': 'not now',
  'ticket.already_claimed': 'too late',
};

/** What the table says should come of it; read from its columns, not from the code that decides. */
function expected(action: TicketAction, asker: Asker, state: State, endpoint: Endpoint): Outcome {
  const { from, to, who, when = [] } = TICKET_TRANSITIONS[action] as (typeof TICKET_TRANSITIONS)['reopen'];
  const status = STATUS_OF(state);
  if (asker === 'nobody') return 'not signed in';
  const role = ROLE[asker];
  if (role !== null && !(endpoint.access as readonly string[]).includes(role)) return 'not their role';
  if (asker.startsWith('other') && asker !== 'otherVolunteer') return 'hidden';
  const hasClaim = asker === 'volunteer' && CLAIMED.includes(state);
  if (role === 'volunteer' && status !== 'open' && !hasClaim)
    return action === 'claim' && status === 'in_progress' ? 'too late' : 'hidden';
  const parts: readonly TicketPart[] = [
    ...PARTS[asker as Insider].filter((part) => part !== 'claimant' || hasClaim),
    ...(asker === 'worker' && state === 'assigned' ? (['assignee'] as const) : []),
  ];
  if (!who.some((part) => parts.includes(part))) return 'not theirs';
  const isSupervised = state === 'supervised';
  const conditions: readonly string[] = when;
  if (conditions.includes('supervised') && !isSupervised) return 'not now';
  if (conditions.includes('not_supervised') && isSupervised) return 'not now';
  if (!(from as readonly TicketStatus[]).includes(status)) return 'not now';
  const target: string = to;
  return (target === 'same' ? status : target === 'before' ? 'accepted' : target) as TicketStatus;
}
const CLAIMED: readonly State[] = ['in_progress', 'resolved', 'closed'];

async function givenState(scene: Scene, street: Caller, state: State): Promise<GivenTicket> {
  const ticket = await givenTicket(api, scene, state === 'assigned' || state === 'supervised' ? 'accepted' : state);
  const { params, version } = ticket;
  if (state === 'assigned')
    await api.ok(tickets.assign, scene.worker, { params, body: { version, assigneeId: scene.worker.id } });
  if (state === 'supervised')
    await api.ok(steps.supervise, street, { params, body: { version, until: day, note: '三天内办好' } });
  return { ...ticket, ...(await api.ok(tickets.get, scene.worker, { params })) };
}

const scene = await givenScene(api);
const other = await givenScene(api);
const { street } = scene.community;
const askers: Record<Asker, Caller | null> = {
  ...scene,
  street: await givenPerson(api, { role: 'street_official', unit: street }),
  district: await givenPerson(api, { role: 'district_official', unit: scene.community.district }),
  otherWorker: other.worker,
  otherStreet: await givenPerson(api, { role: 'street_official', unit: other.community.street }),
  otherDistrict: await givenPerson(api, { role: 'district_official', unit: other.community.district }),
  admin: await givenPerson(api, { role: 'system_admin' }),
  auditor: await givenPerson(api, { role: 'auditor', unit: scene.community.district }),
  reporter: null,
  nobody: null,
};

let tried = 0;
let taken = 0;
afterAll(() =>
  tellFigures('life of a ticket', `${tried} steps tried over HTTP in ${STATES.length} states, ${taken} taken`),
);

describe.each(STATES)('a ticket that is %s', (state) => {
  it('is moved by whom the table names, and by nobody else', async () => {
    // A ticket serves until somebody moved it.
    let ticket: GivenTicket | null = null;
    const wrong: string[] = [];
    for (const action of TICKET_ACTIONS) {
      for (const asker of [...INSIDERS, ...OUTSIDERS]) {
        const way = WAYS[action][asker === 'reporter' ? 'reporter' : 'office'];
        if (!way) continue;
        ticket ??= await givenState(scene, askers.street as Caller, state);
        const wanted = expected(action, asker, state, way.endpoint);
        const got = await outcome(ticket, asker, way, action);
        tried += 1;
        if (TICKET_STATUSES.includes(got as TicketStatus)) {
          taken += 1;
          ticket = null;
        }
        if (got !== wanted) wrong.push(`${action} by ${asker}: ${got} instead of ${wanted}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 60_000);
});

async function outcome(
  ticket: GivenTicket,
  asker: Asker,
  { endpoint, body }: Way,
  action: TicketAction,
): Promise<Outcome> {
  const answer = await api.ask(endpoint, askers[asker], {
    params: asker === 'reporter' ? { number: ticket.number } : ticket.params,
    ...(asker === 'reporter' && { secret: ticket.secret }),
    ...(endpoint.body && { body: { version: ticket.version, ...body?.(scene) } }),
  });
  if (answer.statusCode < 300) {
    // What was done, not only where it led: some steps leave the status as it is.
    const { client } = api.platform.database.system;
    const last = await client.event.findFirst({ where: { subjectId: ticket.id }, orderBy: { id: 'desc' } });
    expect(last?.action).toBe(`tickets.${action}`);
    return answer.json<{ status: TicketStatus }>().status;
  }
  const { code } = answer.json<{ code: string }>();
  return OUTCOME_OF[code] ?? (code as Outcome);
}
