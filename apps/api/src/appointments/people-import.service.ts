import { decideAppoint } from '@linli/domain/appointments/appointment.ts';
import { comparePeople, type ComparedPerson } from '@linli/domain/appointments/people-compare.ts';
import type {
  FirstSlip,
  peopleImportContract,
  PeoplePreview,
} from '@linli/domain/appointments/people-import.contract.ts';
import { readPersonRow, type ReadPerson } from '@linli/domain/appointments/people-row.ts';
import { readPeopleSheets, type PeopleRow } from '@linli/domain/appointments/people-sheet.ts';
import { PeopleUnits } from '@linli/domain/appointments/people-units.ts';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { endOfShanghaiDay, shanghaiDate } from '@linli/domain/shared/clock.ts';
import type { BodyOf, QueryOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { pinyin } from 'pinyin-pro';
import { listDivisionsWithin } from '../org-units/public.ts';
import type { ScopedClient, Transaction } from '../shared/database.ts';
import { change } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { readSpreadsheet } from '../shared/spreadsheets/read-spreadsheet.ts';
import { findKnownPeople, lockPeople } from './people-import.store.ts';
import { writePeople } from './people-writing.ts';

type Contract = typeof peopleImportContract;

/** A whole list is one transaction; 2,000 people take a few seconds. */
const WRITING_MS = 25_000;

/** Letters for a username: `wangxiaoming`; a surname in its own reading. */
function spell(name: string): string {
  const letters = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true }).join('');
  return letters
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '');
}

/** Says row by row what a list would do. */
export async function previewPeople(
  platform: Platform,
  actor: PersonActor,
  { fileName }: QueryOf<Contract['preview']>,
  bytes: Uint8Array,
): Promise<PeoplePreview> {
  const { rows, unread } = readPeopleSheets((await readSpreadsheet(bytes, fileName)).sheets);
  const { scoped } = platform.database;
  const units = new PeopleUnits(await listDivisionsWithin(scoped, actor));
  const today = shanghaiDate(platform.clock());
  const read = rows.map(({ cells }) => readPersonRow(cells, { actor, units, today }));
  const compared = await compare(platform, scoped, actor, read);
  return { rows: compared.map((each, index) => rowView(each, rows, index)), unread };
}

/** Opens the accounts and gives the appointments of a list, if each is still what the preview said. */
export async function importPeople(
  platform: Platform,
  actor: PersonActor,
  { people }: BodyOf<Contract['confirm']>,
): Promise<{ slips: FirstSlip[]; appointed: number }> {
  const units = new Map((await listDivisionsWithin(platform.database.scoped, actor)).map((unit) => [unit.id, unit]));
  const today = shanghaiDate(platform.clock());
  const read = people.map(({ name, username, phone, role, unitId, lastDay }, index): ReadPerson => {
    const at = (field: string) => ['people', index, field];
    const unit =
      unitId === null
        ? null
        : (units.get(unitId) ??
          refuse('appointment.unit_not_found', { errors: [{ path: at('unitId'), code: 'not_found' }] }));
    decideAppoint(actor, role, unit);
    if (lastDay !== null && (endOfShanghaiDay(lastDay) === null || lastDay < today))
      refuse('request.invalid', { errors: [{ path: at('lastDay'), code: 'too_small' }] });
    return { person: { name, username, phone, role, unit, lastDay }, issues: [] };
  });
  const write = async (transaction: Transaction) => {
    const before = await compare(platform, transaction, actor, read);
    await lockPeople(
      transaction,
      before.flatMap(({ known }) => known?.id ?? []),
    );
    const compared = await compare(platform, transaction, actor, read);
    const isAsShown = compared.every(
      ({ outcome }, index) => outcome === (people[index]?.isNew ? 'new' : 'appoint') || outcome === 'same',
    );
    if (!isAsShown) refuse('people_import.changed_meanwhile');
    return writePeople(platform, transaction, actor, compared);
  };
  return change(platform, write, { isAnswer: true, timeout: WRITING_MS });
}

async function compare(
  platform: Platform,
  client: ScopedClient | Transaction,
  { scope }: PersonActor,
  read: readonly ReadPerson[],
): Promise<ComparedPerson[]> {
  const { cipher, clock, isDemo } = platform;
  const people = read.map(({ person }) => person);
  const known = await findKnownPeople(client, people, { scope, cipher, now: clock(), shows: { demo: isDemo }, spell });
  return comparePeople(read, known, spell);
}

function rowView(
  { person, outcome, issues, isUsernameProposed, repeats }: ComparedPerson,
  rows: readonly PeopleRow[],
  index: number,
): PeoplePreview['rows'][number] {
  const { sheet, address, addresses, cells } = rows[index] as PeopleRow;
  const { name, username, phone, role, unit, lastDay } = person;
  return {
    sheet,
    address,
    outcome,
    name,
    username,
    isUsernameProposed,
    phone,
    role,
    unit: unit && { id: unit.id, name: unit.name },
    lastDay,
    issues: issues.map(({ field, code }) => {
      // A unit stands in the column nearest to it that has something to say.
      const columns = field === 'unit' ? (['unit', 'community', 'street', 'district'] as const) : ([field] as const);
      const column = columns.find((each) => cells[each]?.trim()) ?? columns.find((each) => addresses[each]);
      return { field, code, address: (column && addresses[column]) ?? address, text: (column && cells[column]) ?? '' };
    }),
    repeats: repeats === null ? null : (rows[repeats]?.address ?? null),
  };
}
