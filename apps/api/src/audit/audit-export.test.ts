import { read } from '@e965/xlsx';
import { auditContract as contract } from '@linli/domain/audit/audit.contract.ts';
import { EXPORT_COLUMNS } from '@linli/domain/audit/audit.ts';
import { expect, it } from 'vitest';
import { givenPerson } from '../appointments/appointments.given.ts';
import { harmless } from '../shared/spreadsheet-export/spreadsheet.ts';
import { givenApi } from '../shared/testing/app.ts';
import { givenScene, givenTicket } from '../tickets/tickets.given.ts';

const api = await givenApi();
const headings = EXPORT_COLUMNS.map((column) => `列${column}`);
const words = [
  { code: 'action.tickets.accept', text: '受理' },
  { code: 'field.status', text: '状态' },
  { code: 'value.reported', text: '待受理' },
];

async function givenTrail() {
  const scene = await givenScene(api);
  const auditor = await givenPerson(api, { role: 'auditor', unit: scene.community.district });
  return { scene, auditor, ticket: await givenTicket(api, scene, 'resolved') };
}

it('gives exactly what the list shows, in the reader’s words, and leaves an event', async () => {
  const { auditor } = await givenTrail();
  const shown = (await api.ok(contract.events, auditor, { query: { limit: 100 } })).items;
  const file = await api.ok(contract.export, auditor, { body: { format: 'csv', headings, words } });
  const lines = file.toString().split('\r\n').slice(0, -1);
  expect(lines[0]).toBe(`\uFEFF${headings.map((heading) => `"${heading}"`).join(',')}`);
  expect(lines.slice(1).map((line) => line.split('"')[1])).toEqual(shown.map(({ id }) => id));
  expect(file.toString()).toContain('"受理"');
  expect(file.toString()).toContain('状态: 待受理 → accepted');
  const [latest] = (await api.ok(contract.events, auditor, { query: { limit: 1 } })).items;
  expect(latest).toMatchObject({
    action: 'audit.export',
    changes: [
      { field: 'rows', after: shown.length },
      { field: 'format', after: 'csv' },
    ],
  });
});

it('asks for the password again before all of it leaves the house', async () => {
  const { auditor } = await givenTrail();
  const where = { personId: auditor.id };
  await api.platform.database.system.client.session.updateMany({ where, data: { confirmedAt: null } });
  const refused = await api.refused(contract.export, auditor, { body: { format: 'csv', headings, words } });
  expect(refused.code).toBe('account.confirm_identity');
  await api.ok(contract.events, auditor, { query: {} });
});

it('gives a workbook whose cells are texts, page after page', async () => {
  const { auditor, scene } = await givenTrail();
  for (let turn = 0; turn < 4; turn += 1) await givenTicket(api, scene, 'resolved');
  const { items } = await api.ok(contract.events, auditor, { query: { limit: 100 } });
  const file = await api.ok(contract.export, auditor, { body: { format: 'xlsx', headings, words } });
  const sheet = read(file).Sheets['Sheet1'] ?? {};
  const cells = Object.entries(sheet).flatMap(([at, cell]) =>
    at.startsWith('!') ? [] : [cell as { t: string; f?: string }],
  );
  expect(sheet['!ref']).toBe(`A1:I${items.length + 1}`);
  expect(new Set(cells.map(({ t, f }) => `${t} ${f ?? 'no formula'}`))).toEqual(new Set(['s no formula']));
});

it.each([
  ['=1+1', "'=1+1"],
  ['+86', "'+86"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', "'\r=1"],
  ['＝1', "'＝1"],
  ['210102198704146213', '210102198704146213'],
  ['a=b', 'a=b'],
])('writes %j as %j into a file of plain text', (text, expected) => {
  expect(harmless(text)).toBe(expected);
});

it('leaves a number a number', () => expect(harmless(-3)).toBe('-3'));
