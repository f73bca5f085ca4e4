import { rollsContract as contract, type RollView } from '@linli/domain/residents/rolls.contract.ts';
import { expect, it } from 'vitest';
import { givenPerson } from '../../appointments/appointments.given.ts';
import { givenCommunity } from '../../org-units/org-units.given.ts';
import { givenApi } from '../../shared/testing/app.ts';
import { somePeople, uploadRows } from './rolls.given.ts';

const api = await givenApi();

it('a mended row is compared only with the rows that it has to do with, and counts are as if all had been', async () => {
  const worker = await givenPerson(api, { role: 'community_worker', unit: await givenCommunity(api) });
  const people = somePeople(1_600, 41);
  // Far below stands the first once more.
  const roll = await uploadRows(api, worker, people.with(1_500, people[0]!));
  expect(roll.counts).toMatchObject({ new: 1_599, repeated: 1, wrong: 0 });
  const params = { rollId: roll.id };
  const contents = async () => {
    const { rows } = await api.platform.database.system.pool.query<{ number: number; content: string }>(
      'SELECT number, content FROM roll_chunks WHERE import_id = $1 ORDER BY number',
      [roll.id],
    );
    return rows.map(({ content }) => content);
  };
  const before = await contents();
  const mend = (from: RollView, row: number, idNumber: string) =>
    api.ok(contract.correctRow, worker, {
      params,
      body: { version: from.version, row, cells: [{ field: 'idNumber', text: idNumber }] },
    });
  const [fresh, other] = [somePeople(1, 42)[0]!.idNumber!, somePeople(1, 43)[0]!.idNumber!];
  const apart = await mend(roll, 0, fresh);
  expect(apart.counts).toMatchObject({ new: 1_600, repeated: 0, wrong: 0 });
  const after = await contents();
  expect(after.map((content, chunk) => content === before[chunk])).toEqual([false, true, true, false]);
  // What it has since been mended to is what others are compared with, and no more what it was.
  const clash = await mend(apart, 700, fresh);
  expect(clash.counts).toMatchObject({ new: 1_599, wrong: 1 });
  const [wrong] = (await api.ok(contract.rows, worker, { params, query: { outcome: 'wrong' } })).items;
  expect(wrong).toMatchObject({ row: 700, doubts: [{ code: 'repeated_differently', row: 0 }] });
  expect((await mend(clash, 0, other)).counts).toMatchObject({ new: 1_600, wrong: 0 });
});
