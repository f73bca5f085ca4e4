import { ticketsContract as contract } from '@linli/domain/tickets/tickets.contract.ts';
import { expect, it } from 'vitest';
import { givenPerson } from '../appointments/appointments.given.ts';
import { givenApi } from '../shared/testing/app.ts';
import { startApiProcess } from '../shared/testing/api-process.ts';
import { givenScene, givenTicket } from './tickets.given.ts';

const api = await givenApi();

it(
  'of 200 claims at once through two API processes exactly one wins, and the rest are told',
  { timeout: 60_000 },
  async () => {
    const processes = await Promise.all([startApiProcess(), startApiProcess()]);
    const scene = await givenScene(api);
    const { params } = await givenTicket(api, scene, 'open');
    const volunteers = await Promise.all(
      Array.from({ length: 20 }, () => givenPerson(api, { role: 'volunteer', unit: scene.community })),
    );

    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, turn) => {
        const { base } = processes[turn % 2]!;
        const { cookie } = volunteers[turn % 20]!;
        const claim = () =>
          fetch(`${base}/api/v1/tickets/${params.ticketId}/claim`, { method: 'POST', headers: { cookie } });
        let answer = await claim();
        // A machine at its limit tells some to come again, and they do.
        while (answer.status === 503) answer = await claim();
        return { status: answer.status, body: (await answer.json()) as { assignee?: { id: string } } };
      }),
    );

    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(199);
    const after = await api.ok(contract.get, scene.worker, { params });
    expect(after).toMatchObject({ status: 'in_progress', version: 4, assignee: { id: won[0]?.body.assignee?.id } });
    expect(after.events.filter(({ action }) => action === 'tickets.claim')).toHaveLength(1);
  },
);
