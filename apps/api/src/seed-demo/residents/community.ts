import { addressKey, readAddress } from '@linli/domain/buildings/address.ts';
import type { NewPlaces } from '../../buildings/public.ts';
import type { NewFile, NewHousehold } from '../../residents/public.ts';
import type { Dice } from './dice.ts';
import type { Inventor, InventedPerson } from './household.ts';

interface Community {
  readonly name: string;
  readonly path: { readonly districtId: string; readonly streetId: string; readonly communityId: string };
  readonly gridIds: readonly string[];
  /** How many there are already; what is invented stands behind them. */
  readonly compounds: number;
  readonly households: number;
}

export interface InventedCommunity {
  readonly places: NewPlaces;
  readonly households: readonly NewHousehold[];
  readonly files: readonly NewFile[];
}

const DAY_MS = 86_400_000;
/** Old houses of six floors, and towers. */
const HOUSES = [
  { entrances: 3, floors: 6, doors: 2 },
  { entrances: 4, floors: 7, doors: 2 },
  { entrances: 2, floors: 6, doors: 3 },
  { entrances: 1, floors: 24, doors: 4 },
] as const;
const BUILDINGS_OF_A_COMPOUND = 8;

/** Invents `count` residents of a community, door by door. */
export function inventCommunity(
  dice: Dice,
  inventor: Inventor,
  community: Community,
  { count, now }: { count: number; now: Date },
): InventedCommunity {
  const places = { compounds: [], buildings: [], dwellings: [] } as {
    [K in keyof NewPlaces]: NewPlaces[K][number][];
  };
  const households: NewHousehold[] = [];
  const files: NewFile[] = [];
  const doors = doorsOf(dice, community, now, places);
  while (files.length < count) {
    const { compoundId, buildingId, dwellingId, address, building } = doors.next().value;
    // Files were opened over the last five years, door by door.
    const registeredAt = new Date(now.getTime() - DAY_MS * dice.int(10, 1_800) - dice.int(0, DAY_MS));
    const householdId = dice.uuid(registeredAt.getTime());
    const number = String(community.households + households.length + 1).padStart(5, '0');
    households.push({ id: householdId, ...community.path, number, dwellingId, createdAt: registeredAt });
    const gridId = community.gridIds[building % Math.max(community.gridIds.length, 1)] ?? null;
    const since = `${now.getFullYear() - dice.int(1, 30)}-${String(dice.int(1, 12)).padStart(2, '0')}-01`;
    for (const person of inventor.household()) {
      if (files.length === count) break;
      files.push({
        ...fileOf(dice, person, registeredAt),
        gridId,
        householdId,
        compoundId,
        buildingId,
        dwellingId,
        address,
        addressKey: addressKey(readAddress(address)),
        registeredAddress: dice.chance(0.7) ? address : '',
        livesHereSince: since > person.birthDate ? since : person.birthDate,
      });
    }
  }
  return { places, households, files };
}

function fileOf(dice: Dice, person: InventedPerson, registeredAt: Date) {
  const at = registeredAt.getTime() + dice.int(0, 600_000);
  const { role, labels, ...rest } = person;
  return {
    ...rest,
    id: dice.uuid(at),
    residencyId: dice.uuid(at),
    householdRole: role,
    documentKind: 'resident' as const,
    consent: dice.weighted([
      ['given' as const, 80],
      ['not_asked' as const, 18],
      ['refused' as const, 2],
    ]),
    source: dice.weighted([
      ['roll' as const, 60],
      ['visit' as const, 25],
      ['counter' as const, 15],
    ]),
    registeredAt: new Date(at),
    labels: labels.map((label) => ({
      ...label,
      id: dice.uuid(at),
      from: new Date(at).toISOString().slice(0, 10),
      source: 'visit' as const,
    })),
  };
}

interface Door {
  readonly compoundId: string;
  readonly buildingId: string;
  readonly dwellingId: string;
  readonly address: string;
  readonly building: number;
}

/** One door after another, and what stands around it: compounds of eight buildings on the streets of the community. */
function* doorsOf(
  dice: Dice,
  community: Community,
  now: Date,
  places: { [K in keyof NewPlaces]: NewPlaces[K][number][] },
): Generator<Door, never> {
  const base = community.name.replace(/(社区|村村民委员会)$/, '');
  const bare = base.replace(/[路街里]$/, '');
  const streets = [bare === base ? `${base}街` : base, `${bare}里`];
  for (let compound = community.compounds; ; compound += 1) {
    const compoundId = dice.uuid(now.getTime());
    const street = streets[compound % 2] ?? base;
    const name =
      compound % 4 === 3
        ? `${bare}${dice.one(['小区', '花园', '家园', '新村', '公寓'])}${compound + 1}期`
        : `${street}${compound * 6 + dice.int(1, 6)}号`;
    places.compounds.push({ id: compoundId, name });
    for (let building = 1; building <= BUILDINGS_OF_A_COMPOUND; building += 1) {
      const buildingId = dice.uuid(now.getTime());
      places.buildings.push({ id: buildingId, compoundId, name: String(building) });
      const { entrances, floors, doors } = dice.one(HOUSES);
      for (let entrance = 1; entrance <= entrances; entrance += 1) {
        for (let floor = 1; floor <= floors; floor += 1) {
          for (let door = 1; door <= doors; door += 1) {
            const dwellingId = dice.uuid(now.getTime());
            const room = `${floor}${String(door).padStart(2, '0')}`;
            places.dwellings.push({ id: dwellingId, buildingId, entrance: String(entrance), room });
            const address = `${name}${building}栋${entrance}单元${room}室`;
            yield { compoundId, buildingId, dwellingId, address, building };
          }
        }
      }
    }
  }
}
