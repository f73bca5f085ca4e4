import { SEATED, type ClaimStatus } from '@linli/domain/volunteers/task-claim.ts';
import { tasksContract as contract, type TaskView } from '@linli/domain/volunteers/tasks.contract.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { givenPerson, type GivenPerson } from '../../appointments/appointments.given.ts';
import { startApiProcess } from '../../shared/testing/api-process.ts';
import { givenApi } from '../../shared/testing/app.ts';
import { givenScene } from '../../tickets/tickets.given.ts';
import { givenTask, hoursFrom } from './tasks.given.ts';

const api = await givenApi();

const AHEAD = { startsAt: hoursFrom(72), endsAt: hoursFrom(74) };
const ACTS = ['claim', 'wait', 'drop', 'confirm', 'remove', 'fewer', 'more'] as const;
interface Act {
  readonly what: (typeof ACTS)[number];
  readonly who: number;
}
const VOLUNTEERS = 8;

/** Sends it through one of the processes; what it answered, by status. */
async function ask(base: string, path: string, { cookie }: { cookie: string }, body: object, method = 'POST') {
  const init: RequestInit = {
    method,
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  const send = () => fetch(`${base}/api/v1/volunteer-tasks/${path}`, init);
  let answer = await send();
  // A machine at its limit tells some to come again, and they do.
  while (answer.status === 503) answer = await send();
  return { status: answer.status, body: (await answer.json()) as { code?: string } };
}

it(
  'whatever volunteers and the office do at once through two API processes, places are as many as they are, nobody waits beside a free one and no claim is lost',
  { timeout: 240_000 },
  async () => {
    const bases = (await Promise.all([startApiProcess(), startApiProcess()])).map(({ base }) => base);
    const { community, worker } = await givenScene(api);
    const volunteers = await Promise.all(
      Array.from({ length: VOLUNTEERS }, () => givenPerson(api, { role: 'volunteer', unit: community })),
    );
    const act = fc.record({
      what: fc.constantFrom(...ACTS),
      who: fc.nat(VOLUNTEERS - 1),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 3 }),
        fc.array(fc.array(act, { minLength: 2, maxLength: 10 }), { minLength: 1, maxLength: 4 }),
        async (places, bursts) => {
          const task = await givenTask(api, worker, community, { ...AHEAD, roles: [{ name: '志愿者', places }] });
          for (const burst of bursts) {
            const answers = await Promise.all(
              burst.map((each, turn) => perform(bases[turn % 2]!, each, { task, worker, volunteers })),
            );
            expect(answers.filter((status) => status >= 500)).toEqual([]);
            await expectSound(task);
          }
        },
      ),
      { numRuns: 25, seed: 20_261_124 },
    );
  },
);

interface Cast {
  readonly task: TaskView;
  readonly worker: GivenPerson;
  readonly volunteers: readonly GivenPerson[];
}

async function perform(base: string, { what, who }: Act, { task, worker, volunteers }: Cast): Promise<number> {
  const volunteer = volunteers[who]!;
  const roleId = task.roles[0]!.id;
  switch (what) {
    case 'claim':
    case 'wait': {
      const body = { mayWait: what === 'wait' };
      return (await ask(base, `${task.id}/roles/${roleId}/claim`, volunteer, body)).status;
    }
    case 'drop':
      return (await ask(base, `${task.id}/drop-out`, volunteer, { reason: '' })).status;
    case 'confirm':
      return (await ask(base, `${task.id}/confirm-place`, volunteer, {})).status;
    case 'remove': {
      const { claims } = await api.ok(contract.get, worker, { params: { taskId: task.id } });
      const claim = claims[who % Math.max(1, claims.length)];
      return claim ? (await ask(base, `${task.id}/claims/${claim.id}/remove`, worker, { reason: '调整' })).status : 200;
    }
    case 'fewer':
    case 'more': {
      const now = await api.ok(contract.get, worker, { params: { taskId: task.id } });
      const { version, title, details, meetingPoint, bring, contact, startsAt, endsAt, roles } = now;
      const places = Math.max(1, roles[0]!.places + (what === 'more' ? 1 : -1));
      const role = { id: roleId, name: roles[0]!.name, places };
      const body = { version, title, details, meetingPoint, bring, contact, startsAt, endsAt, roles: [role] };
      return (await ask(base, task.id, worker, body, 'PUT')).status;
    }
  }
}

/** What the rows say, counted anew: the counts that decide are those of the claims that there are. */
async function expectSound({ id }: TaskView): Promise<void> {
  const { client } = api.platform.database.system;
  const role = await client.taskRole.findFirstOrThrow({ where: { taskId: id } });
  const claims = await client.taskClaim.findMany({ where: { taskId: id } });
  const having = (statuses: readonly ClaimStatus[]) =>
    claims.filter(({ status }) => statuses.includes(status as ClaimStatus));
  expect(having(SEATED).length).toBeLessThanOrEqual(role.places);
  expect({ taken: role.taken, waiting: role.waiting }).toEqual({
    taken: having(SEATED).length,
    waiting: having(['waiting']).length,
  });
  if (role.taken < role.places) expect(role.waiting).toBe(0);
  const standing = having([...SEATED, 'waiting']).map(({ personId }) => personId);
  expect(new Set(standing).size).toBe(standing.length);
}

it(
  'of 120 volunteers who want 15 places of 3 tasks at once exactly 15 win, and each who won finds it',
  { timeout: 120_000 },
  async () => {
    const bases = (await Promise.all([startApiProcess(), startApiProcess()])).map(({ base }) => base);
    const { community, worker } = await givenScene(api);
    const tasks = await Promise.all(
      Array.from({ length: 3 }, () =>
        givenTask(api, worker, community, { ...AHEAD, roles: [{ name: '志愿者', places: 5 }] }),
      ),
    );
    const volunteers = await Promise.all(
      Array.from({ length: 120 }, () => givenPerson(api, { role: 'volunteer', unit: community })),
    );
    const answers = await Promise.all(
      volunteers.map(async (volunteer, turn) => {
        const task = tasks[turn % 3]!;
        const path = `${task.id}/roles/${task.roles[0]!.id}/claim`;
        return { volunteer, task, ...(await ask(bases[turn % 2]!, path, volunteer, {})) };
      }),
    );
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(15);
    expect(answers.filter(({ body }) => body.code === 'task.full')).toHaveLength(105);
    for (const { volunteer, task } of won)
      expect(await api.ok(contract.mine, volunteer, {})).toMatchObject({
        items: [{ id: task.id, mine: { status: 'held' } }],
      });
  },
);
