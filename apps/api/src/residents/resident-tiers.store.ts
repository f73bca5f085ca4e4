import { addressKeyPrefix } from '@linli/domain/buildings/address.ts';
import { pairsOfPart, type ResidentSearch } from '@linli/domain/residents/resident-search.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { bigramsOf } from '@linli/domain/shared/bigrams.ts';
import type { FieldCipher } from '../shared/field-cipher.ts';
import type { Area } from './resident-areas.store.ts';

/** The columns in whose order an index can be walked. */
export type ResidentOrder =
  | 'id'
  | 'nameOrder'
  | 'birthDate'
  | 'lastVisitedOn'
  | 'name'
  | 'givenName'
  | 'pinyin'
  | 'initials';

/** One walk in one order. A search is a few of them one behind another: the closest first, nobody twice. */
export type ListTier =
  | {
      readonly by: 'order';
      readonly order: ResidentOrder;
      readonly isDescending: boolean;
      readonly where: readonly Prisma.Sql[];
    }
  | {
      readonly by: 'address';
      readonly bigrams: readonly string[];
      readonly keyPrefix: string;
      readonly where: readonly Prisma.Sql[];
    };

/** The one tier of a list without a text. */
export const LIST_TIERS = {
  name: walk('nameOrder'),
  oldest: walk('birthDate'),
  youngest: { ...walk('birthDate'), isDescending: true },
  newest: { ...walk('id'), isDescending: true },
  registered: walk('id'),
  longest_unvisited: walk('lastVisitedOn'),
} as const satisfies Record<string, ListTier>;

function walk(order: ResidentOrder, ...where: Prisma.Sql[]): ListTier & { by: 'order' } {
  return { by: 'order', order, isDescending: false, where };
}

/** The tiers of what somebody typed, in which each leaves out what those before it have shown. */
export function searchTiers(searches: readonly ResidentSearch[], area: Area, cipher: FieldCipher): ListTier[] {
  const tiers: ListTier[] = [];
  const shown: Prisma.Sql[] = [];
  const add = (tier: ListTier, holds: Prisma.Sql) => {
    tiers.push({ ...tier, where: [...tier.where, ...shown.map((each) => Prisma.sql`NOT (${each})`)] });
    shown.push(holds);
  };
  for (const search of searches) {
    switch (search.by) {
      case 'id_number':
      case 'phone':
        add(walk('id', whole(search, cipher)), Prisma.sql`false`);
        break;
      case 'tail': {
        const id = oneOf(Prisma.sql`id_number_tail`, cipher.blindIndexes(search.tail, 'residents.idNumberTail'));
        const phone = oneOf(Prisma.sql`phone_tail`, cipher.blindIndexes(search.tail, 'residents.phoneTail'));
        // Of a file without a number it is not known whether it has this one; it has not.
        add(walk('id', id), Prisma.sql`coalesce(${id}, false)`);
        add(walk('id', phone), phone);
        break;
      }
      case 'name': {
        const pairs = Prisma.sql`search_terms @> ${pairsOfPart(search.part)}::text[]`;
        // In a community the pairs find the few there are; in a district the beginning is walked.
        const hint = area.level === 'community' ? [pairs] : [];
        add(walk('name', begins(Prisma.sql`name`, search.part), ...hint), begins(Prisma.sql`name`, search.part));
        add(
          walk('givenName', begins(Prisma.sql`given_name`, search.part), ...hint),
          begins(Prisma.sql`given_name`, search.part),
        );
        add(walk('nameOrder', pairs), pairs);
        break;
      }
      case 'latin': {
        for (const [order, column] of [
          ['initials', Prisma.sql`initials`],
          ['pinyin', Prisma.sql`pinyin`],
        ] as const)
          add(walk(order, begins(column, search.letters)), begins(column, search.letters));
        const term = Prisma.sql`search_terms @> ${[search.letters]}::text[]`;
        add(walk('nameOrder', term), term);
        break;
      }
      case 'address':
        tiers.push({
          by: 'address',
          bigrams: bigramsOf(search.address.place),
          keyPrefix: addressKeyPrefix(search.address),
          where: shown.map((each) => Prisma.sql`NOT (${each})`),
        });
        break;
    }
  }
  return tiers;
}

/** What begins with `text`, as a range that an index serves; `LIKE` would be one only for constants. */
export function begins(column: Prisma.Sql, text: string): Prisma.Sql {
  return Prisma.sql`${column} >= ${text} AND ${column} < ${`${text}\u{10FFFF}`}`;
}

function whole(search: ResidentSearch & { by: 'id_number' | 'phone' }, cipher: FieldCipher): Prisma.Sql {
  return search.by === 'phone'
    ? oneOf(Prisma.sql`phone_index`, cipher.blindIndexes(search.number, 'residents.phoneIndex'))
    : // As the index says that keeps numbers apart: a merged file is found by the one it went into.
      Prisma.sql`merged_into_id IS NULL AND ${oneOf(
        Prisma.sql`id_number_index`,
        cipher.blindIndexes(search.number, 'residents.idNumberIndex'),
      )}`;
}

function oneOf(column: Prisma.Sql, values: readonly string[]): Prisma.Sql {
  return Prisma.sql`${column} IN (${Prisma.join(values)})`;
}
