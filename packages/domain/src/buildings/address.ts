/** What an address says, as far as it says it. Parts are bare: `17` of `17栋`, `A` of `A座`. */
export interface Address {
  /** Street and number, or the name of a compound: `文化街59号`, `阳光花园`. Without district and community. */
  readonly place: string;
  readonly building: string | null;
  readonly entrance: string | null;
  readonly room: string | null;
}

/** Longest address in characters. */
export const ADDRESS_LENGTH = 200;

const DIGITS = '〇一二三四五六七八九';
/** Numbers that people spell out before these words: 二单元, 十七号楼. */
const SPELLED = /([零〇一二三四五六七八九十]{1,4})(?=(?:号楼|号院|号|栋|幢|座|单元|门|层|楼|室|户))/g;

const BUILDING = String.raw`(?<building>[A-Za-z]?\d{1,4}[A-Za-z]?|[A-Za-z]|[甲乙丙丁东西南北])(?:号楼|栋|幢|座|#楼|#|楼(?=\d{1,2}(?:单元|门)))`;
const ENTRANCE = String.raw`(?<entrance>\d{1,2}|[A-Za-z甲乙丙丁东西中])(?:单元|门洞|门)`;
/** 3层 before a room says nothing that the room does not. */
const ROOM = String.raw`(?:\d{1,2}(?:层|楼))?(?:(?<room>[A-Za-z]?\d{1,5}[A-Za-z]?)(?:室|户|房间|房|号)?)?`;

/** Tried in this order; the place is what stands before. */
const STYLES = [
  // 文化路12-3号2-1-5, 砂山街23号17-2-1801室
  /^(?<place>.*\D)?(?<building>\d{1,4}[A-Za-z]?)(?:号楼|栋|#)?-(?<entrance>\d{1,2})-(?<room>\d{1,5})室?$/,
  new RegExp(`^(?<place>.*?)${BUILDING}(?:${ENTRANCE})?${ROOM}$`),
  new RegExp(`^(?<place>.*?)${ENTRANCE}${ROOM}$`),
  // 长江路64号14栋-502
  /^(?<place>.*?)(?<building>\d{1,4}[A-Za-z]?)(?:号楼|栋|幢|#)-(?<room>\d{1,5})室?$/,
  /^(?<place>.*\D)(?<room>\d{3,5})室?$/,
];

/**
 * Reads an address as rolls and people write it: `文化街59号17栋2单元1801室`, `沈阳市和平区南湖街道文化路小区17号楼二单元501`,
 * `阳光花园A座1203`, `砂山街23号17-2-1801`. What cannot be told apart stays in `place`; nothing is lost but the
 * district, street and community in front, which the record carries anyway.
 */
export function readAddress(text: string): Address {
  const tidy = tidyAddress(text);
  const bare = withoutUnits(tidy);
  for (const style of STYLES) {
    const parts = style.exec(bare)?.groups;
    if (!parts) continue;
    const { place = '', building, entrance, room } = parts;
    return { place, building: part(building), entrance: part(entrance), room: part(room) };
  }
  return { place: bare, building: null, entrance: null, room: null };
}

/** One spelling of what is the same: widths, quotes, spaces, spelled numbers, a remark in brackets behind. */
export function tidyAddress(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s"'“”‘’,，。、;；\u200B-\u200F\uFEFF]/g, '')
    .replaceAll(/[—–－~]/g, '-')
    .replaceAll(SPELLED, (_, number: string) => String(numberOf(number)))
    .replace(/\([^()]*\)$/, '');
}

/** Building, entrance and room so that their order is that of the numbers: `0017|02|01801`; beginnings find parts. */
export function addressKey({ building, entrance, room }: Omit<Address, 'place'>): string {
  const padded = (value: string | null, length: number) =>
    (value ?? '').replace(/\d+/, (digits) => digits.padStart(length, '0'));
  if (building === null && entrance === null && room === null) return '';
  return `${padded(building, 4)}|${padded(entrance, 2)}|${padded(room, 5)}`;
}

/** What every key of the same building, entrance or room begins with; the empty text where nothing is said. */
export function addressKeyPrefix(address: Omit<Address, 'place'>): string {
  const key = addressKey(address);
  return key.replace(/\|+$/, (bars) => (bars.length > 0 ? '|' : ''));
}

/** The address without the door: what those may read who need not know where exactly somebody lives. */
export function addressOfBuilding(text: string): string {
  const { place, building } = readAddress(text);
  if (building === null) return place;
  return `${place}${building}${/^\d/.test(building) ? '栋' : '座'}`;
}

function part(value: string | undefined): string | null {
  return value === undefined || value === '' ? null : value.replace(/^0+(?=\d)/, '').toUpperCase();
}

function numberOf(text: string): number {
  const spelled = text.replaceAll('零', '〇');
  const [tens, ones] = spelled.includes('十') ? spelled.split('十') : ['', spelled];
  if (!spelled.includes('十')) return Number([...spelled].map((each) => DIGITS.indexOf(each)).join(''));
  return (tens === '' ? 1 : DIGITS.indexOf(tens ?? '')) * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones ?? ''));
}

/** 省市区、街道 and 社区 in front; 小区, 园区 and the like are places. */
function withoutUnits(text: string): string {
  const bare = text
    .replace(/^\p{Script=Han}{2,3}(?:省|自治区)(?=.{4})/u, '')
    .replace(/^\p{Script=Han}{2,6}?市(?=.{3})/u, '')
    .replace(/^\p{Script=Han}{1,5}?(?<![小社园厂校矿林景片])[区县](?=.{3})/u, '')
    .replace(/^\p{Script=Han}{2,6}?街道(?=\p{Script=Han}.{2})/u, '')
    .replace(/^\p{Script=Han}{2,8}?社区(?:居委会|居民委员会)?(?=\p{Script=Han}.{2})/u, '');
  return bare === '' ? text : bare;
}
