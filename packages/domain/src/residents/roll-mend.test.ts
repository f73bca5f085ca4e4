import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRoll, rollKeys, type RollEntry } from './roll-compare.ts';
import { compareMended, type ComparedRow } from './roll-mend.ts';
import type { KnownFile } from './roll-outcome.ts';
import { readRollRow } from './roll-row.ts';

const TODAY = '2026-11-23';
const IDS = ['', '210102196207122393', '210102198704146213', '210102198704146214'];

/** Few names, days and phones, so that most rows have to do with each other. */
const row = fc.record({
  name: fc.constantFrom('王小明', '王小朋', '王晓明', '李四'),
  idNumber: fc.constantFrom(...IDS),
  birthDate: fc.constantFrom('', '1990-01-02', '1990-01-03'),
  phone: fc.constantFrom('', '13800138000', '13800138001'),
  address: fc.constantFrom('', '文化街59号', '文化街60号'),
  decision: fc.constantFrom(null, null, null, 'leave' as const, 'take' as const),
  communityId: fc.constantFrom('a', 'a', 'a', 'b'),
});

function entryOf({ decision, communityId, ...texts }: typeof row extends fc.Arbitrary<infer T> ? T : never): RollEntry {
  const cells = Object.fromEntries(
    Object.entries(texts).map(([field, text]) => [field, { text, wasNumber: false }] as const),
  );
  const { person, issues } = readRollRow(cells, TODAY);
  return { person, issues, decision, place: { communityId, fault: null }, idKey: person.idNumber };
}

const FILE: KnownFile = {
  id: 'file',
  communityId: 'a',
  idKey: '210102196207122393',
  version: 1,
  name: '王小明',
  sex: 'male',
  birthDate: '1962-07-12',
  phone: '13800138000',
  ethnicGroup: null,
  address: '文化街59号',
  registeredAddress: null,
  householdRole: null,
  employment: null,
  workplace: null,
  notes: null,
  careLabels: [],
};
const known = { candidates: () => [FILE] };

describe('a mended row', () => {
  it('comes to what comparing everything anew would come to, and so does every row that it has to do with', async () => {
    const cases = fc.record({ rows: fc.array(row, { minLength: 1, maxLength: 14 }), which: fc.nat(), to: row });
    await fc.assert(
      fc.asyncProperty(cases, async ({ rows, which, to }) => {
        const entries = rows.map(entryOf);
        const mended = which % rows.length;
        const after = entryOf(to);
        const compared = compareRoll(entries, known);
        const rowsOf = (keys: readonly string[]) =>
          new Map(
            entries.flatMap((entry, at): [number, ComparedRow][] =>
              rollKeys(entry).some((key) => keys.includes(key))
                ? [[at, { entry, isRepeated: compared[at]!.isRepeated }]]
                : [],
            ),
          );
        const results = await compareMended(
          mended,
          { before: { entry: entries[mended]!, isRepeated: compared[mended]!.isRepeated }, after },
          { sharing: async (keys) => rowsOf(keys), candidates: async () => [FILE] },
        );
        const merged = compared.map((each, at) => results?.get(at) ?? each);
        expect(merged).toEqual(compareRoll(entries.with(mended, after), known));
      }),
      { numRuns: 1_000 },
    );
  });

  it('of a crowd is left to comparing everything', async () => {
    const entries = Array.from({ length: 300 }, () => entryOf({ ...PLAIN, phone: '13800138000' }));
    const before = { entry: entries[0]!, isRepeated: false };
    const all = new Map(entries.map((entry, at) => [at, { entry, isRepeated: at > 0 }]));
    const mend = (sharing: ReadonlyMap<number, ComparedRow> | null) =>
      compareMended(0, { before, after: entryOf(PLAIN) }, { sharing: async () => sharing, candidates: async () => [] });
    expect(await mend(all)).toBeNull();
    expect(await mend(null)).toBeNull();
    expect((await mend(new Map()))?.size).toBe(1);
  });
});

const PLAIN = {
  name: '王小明',
  idNumber: '',
  birthDate: '',
  phone: '',
  address: '',
  decision: null,
  communityId: 'a',
} as const;
