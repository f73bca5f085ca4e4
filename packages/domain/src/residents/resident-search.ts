import { readAddress, tidyAddress, type Address } from '../buildings/address.ts';
import { tidyIdNumber } from './id-number.ts';
import { surnameOf, tidyPersonName } from './person-name.ts';
import { readPhoneNumber } from './phone-number.ts';

/** What somebody typed into the one box, as the kinds of thing that it can be; they are looked for in this order. */
export type ResidentSearch =
  | { readonly by: 'id_number'; readonly number: string }
  | { readonly by: 'phone'; readonly number: string }
  | { readonly by: 'tail'; readonly tail: string }
  | { readonly by: 'name'; readonly part: string }
  | { readonly by: 'latin'; readonly letters: string }
  | { readonly by: 'address'; readonly address: Address };

/** Words by which a text is an address before it is a name. */
const ADDRESS_WORDS = /\d.*(?:号|栋|幢|座|楼|单元|门|室|组)|(?:路|街|里|巷|胡同|小区|花园|公寓|家属院|大厦|新村|楼院)/;

/** Reads the box. Empty: too little to look for anything. */
export function readResidentSearch(text: string): ResidentSearch[] {
  const bare = text.normalize('NFKC').trim();
  const compact = bare.replaceAll(/[\s-]/g, '');
  const id = tidyIdNumber(bare);
  if (/^\d{17}[\dX]$|^\d{15}$/.test(id)) return [{ by: 'id_number', number: id }];
  if (/^\d{3}[\dX]$/i.test(compact)) return [{ by: 'tail', tail: compact.toUpperCase() }];
  const phone = readPhoneNumber(bare);
  if (phone.isSound) return [{ by: 'phone', number: phone.number }];
  if (/^\p{Script=Latin}[\p{Script=Latin}\s'’.]*$/u.test(bare)) {
    const letters = lettersOf(bare);
    return letters.length >= 2 ? [{ by: 'latin', letters }] : [];
  }
  // A passport or a permit: letters and digits.
  if (/^[A-Z]{1,3}\d{6,}$/i.test(compact)) return [{ by: 'id_number', number: id }];
  const name = tidyPersonName(bare).replaceAll('·', '');
  const isPlace = ADDRESS_WORDS.test(bare);
  const address = { by: 'address', address: readAddress(bare) } as const;
  const isName = /^[\p{L}\p{M}〇]{2,}$/u.test(name);
  if (!isName) return tidyAddress(bare).length >= 2 && /\p{L}/u.test(bare) ? [address] : [];
  const byName = { by: 'name', part: name } as const;
  return isPlace ? [address, byName] : [byName, address];
}

/** Letters as pinyin and initials are kept: small, without spaces and marks; ü is v, as it is typed. */
export function lettersOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ü', 'v')
    .normalize('NFD')
    .replaceAll(/[^a-z]/g, '');
}

/** Every two characters of a name in their order, neighbours or not: 王小明 is found by 王小, 小明 and 王明. */
export function namePairs(name: string): string[] {
  const characters = [...name.replaceAll(/[·\s]/g, '').toLowerCase()];
  const pairs = new Set<string>();
  // In long names neighbours do: what somebody remembers of 阿卜杜热合曼·买买提 are parts.
  const reach = characters.length > 5 ? 2 : characters.length;
  for (let first = 0; first < characters.length; first += 1)
    for (let second = first + 1; second < Math.min(characters.length, first + reach); second += 1)
      pairs.add(`${characters[first]}${characters[second]}`);
  return [...pairs];
}

/** The pairs that a name must have to hold `part`: its characters one after another, whatever stands between. */
export function pairsOfPart(part: string): string[] {
  const characters = [...part.toLowerCase()];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** What follows the surname: 小明 of 王小明, 吐尔逊 of 买买提·吐尔逊. */
export function givenNameOf(name: string): string {
  return name.slice(surnameOf(name).length).replaceAll('·', '');
}
