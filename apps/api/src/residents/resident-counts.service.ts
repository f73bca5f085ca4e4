import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { CARE_LABEL_CODES } from '@linli/domain/residents/care-label.ts';
import { SEXES } from '@linli/domain/residents/id-number.ts';
import { AGE_BANDS, type AgeBand } from '@linli/domain/residents/resident-file.ts';
import { isLastVisit, VISIT_FILTER_CODES } from '@linli/domain/residents/last-visit.ts';
import { maySearchByLabel } from '@linli/domain/residents/resident-privacy.ts';
import { readResidentSearch } from '@linli/domain/residents/resident-search.ts';
import { EMPLOYMENT_STATUSES, type EmploymentStatus } from '@linli/domain/residents/resident.ts';
import { COUNTED_RESIDENTS, type residentsContract } from '@linli/domain/residents/residents.contract.ts';
import type { Platform } from '../shared/platform.ts';
import { labelsOf } from './resident-fields.ts';
import { countAlike, type CountedResident } from './resident-lists.store.ts';
import { filterOf } from './resident-lists.service.ts';
import { LIST_TIERS, searchTiers } from './resident-tiers.store.ts';
import { ageOf } from './resident-views.ts';

/** How many files there are behind the filters; exact up to ten thousand, which is more than a community has. */
export async function countResidents(
  platform: Platform,
  actor: PersonActor,
  filters: BodyOf<(typeof residentsContract)['counts']>,
) {
  const { cipher, database } = platform;
  const filter = await filterOf(platform, actor, filters);
  const tiers =
    filters.text === '' ? [LIST_TIERS.registered] : searchTiers(readResidentSearch(filters.text), filter.area, cipher);
  const rows = tiers.length === 0 ? [] : await countAlike(database.statements, filter, tiers, COUNTED_RESIDENTS + 1);
  const total = sum(rows);
  if (total > COUNTED_RESIDENTS)
    return {
      total: COUNTED_RESIDENTS,
      isMore: true,
      bySex: null,
      byAge: null,
      byEmployment: null,
      byVisit: null,
      byLabel: null,
    };
  const today = shanghaiDate(platform.clock());
  const labels = CARE_LABEL_CODES.filter((label) => maySearchByLabel(actor, label));
  return {
    total,
    isMore: false,
    bySex: tally(SEXES, rows, ({ sex }) => (sex === null ? [] : [sex])),
    byAge: tally(AGE_BANDS, rows, ({ birthDate }) => bandOf(ageOf(birthDate, today))),
    byEmployment: tally(Object.keys(EMPLOYMENT_STATUSES) as EmploymentStatus[], rows, ({ employment }) =>
      employment === null ? [] : [employment],
    ),
    byVisit: tally(VISIT_FILTER_CODES, rows, ({ lastVisitedOn }) =>
      VISIT_FILTER_CODES.filter((code) => isLastVisit(code, lastVisitedOn, today)),
    ),
    byLabel: tally(labels, rows, ({ labelTokens }) => labelsOf(cipher, labelTokens)),
  };
}

const sum = (rows: readonly CountedResident[]) => rows.reduce((total, { count }) => total + count, 0);

/** Every value of `values` with its count, zeros too. */
function tally<T extends string>(
  values: readonly T[],
  rows: readonly CountedResident[],
  valuesOf: (row: CountedResident) => readonly T[],
): { value: T; count: number }[] {
  const counts = new Map<T, number>();
  for (const row of rows) for (const value of valuesOf(row)) counts.set(value, (counts.get(value) ?? 0) + row.count);
  return values.map((value) => ({ value, count: counts.get(value) ?? 0 }));
}

function bandOf(age: number | null): AgeBand[] {
  if (age === null) return [];
  return AGE_BANDS.filter((band) => {
    const [from = '0', to = ''] = band.split('-');
    return age >= Number(from) && (to === '' || age <= Number(to));
  });
}
