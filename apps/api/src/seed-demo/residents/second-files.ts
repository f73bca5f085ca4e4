import type { NewFile } from '../../residents/public.ts';
import type { Dice } from './dice.ts';

const DAY_MS = 86_400_000;
/** What somebody writes who only heard a name, or reads it badly. */
const MISHEARD: Readonly<Record<string, readonly string[]>> = {
  伟: ['玮', '韦'],
  芳: ['方', '坊'],
  敏: ['闵', '民'],
  静: ['晶', '婧'],
  丽: ['莉', '立'],
  强: ['墙', '羌'],
  磊: ['雷', '垒'],
  洋: ['阳', '杨'],
  勇: ['永', '咏'],
  军: ['君', '钧'],
  杰: ['洁', '捷'],
  娟: ['涓', '鹃'],
  艳: ['燕', '彦'],
  涛: ['韬', '滔'],
  明: ['鸣', '铭'],
  超: ['朝', '晁'],
  秀: ['绣', '岫'],
  华: ['桦', '骅'],
  兰: ['岚', '澜'],
  玉: ['育', '钰'],
};

interface Known {
  readonly here: readonly NewFile[];
  readonly elsewhere: readonly NewFile[];
}

/**
 * Second files of people who have one: taken down on the phone without a document and with a character wrong, or, the
 * first one, of somebody of another community who moved here and was never signed off there.
 */
export function inventSecondFiles(
  dice: Dice,
  { here, elsewhere }: Known,
  { count, now }: { count: number; now: Date },
): NewFile[] {
  const adults = (files: readonly NewFile[]) => files.filter(({ phone, name }) => phone !== '' && [...name].length < 5);
  const [neighbours, movers] = [adults(here), adults(elsewhere)];
  if (neighbours.length === 0) return [];
  const taken = new Set<string>();
  const seconds: NewFile[] = [];
  while (seconds.length < count && taken.size < neighbours.length) {
    const isMover = seconds.length === 0 && movers.length > 0;
    const person = dice.one(isMover ? movers : neighbours);
    if (taken.has(person.id)) continue;
    taken.add(person.id);
    seconds.push(secondFile(dice, person, { now, home: isMover ? dice.one(neighbours) : person, isMover }));
  }
  return seconds;
}

function secondFile(
  dice: Dice,
  person: NewFile,
  { now, home, isMover }: { now: Date; home: NewFile; isMover: boolean },
): NewFile {
  const at = now.getTime() - DAY_MS * dice.int(1, 9);
  const { gridId, householdId, compoundId, buildingId, dwellingId, address, addressKey } = home;
  return {
    ...person,
    gridId,
    householdId,
    compoundId,
    buildingId,
    dwellingId,
    address,
    addressKey,
    id: dice.uuid(at),
    residencyId: dice.uuid(at),
    name: isMover ? person.name : misheard(dice, person.name),
    documentKind: isMover ? 'resident' : 'none',
    idNumber: isMover ? person.idNumber : '',
    sex: isMover || dice.chance(0.8) ? person.sex : null,
    birthDate: isMover || dice.chance(0.5) ? person.birthDate : person.birthDate.slice(0, 4),
    householdRole: null,
    ethnicGroup: null,
    workplace: '',
    registeredAddress: isMover ? person.address : '',
    consent: 'not_asked',
    notes: isMover ? '' : dice.one(['', '电话登记，证件未见', '来电反映楼道灯不亮时登记']),
    source: isMover ? 'counter' : dice.one(['phone', 'visit']),
    registeredAt: new Date(at),
    livesHereSince: new Date(at).toISOString().slice(0, 10),
    labels: [],
  };
}

/** The name with one character that sounds like it, if there is one; as it is otherwise. */
function misheard(dice: Dice, name: string): string {
  const characters = [...name];
  const places = characters.flatMap((character, index) => (index > 0 && MISHEARD[character] ? [index] : []));
  if (places.length === 0) return name;
  const place = dice.one(places);
  return characters.with(place, dice.one(MISHEARD[characters[place] ?? ''] ?? [''])).join('');
}
