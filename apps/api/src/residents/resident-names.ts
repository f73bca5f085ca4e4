import { surnameOf } from '@linli/domain/residents/person-name.ts';
import { givenNameOf, lettersOf, namePairs } from '@linli/domain/residents/resident-search.ts';
import { pinyin } from 'pinyin-pro';

/** The columns by which a name is found and put in order. */
export interface NameColumns {
  readonly name: string;
  readonly givenName: string;
  readonly nameOrder: string;
  readonly pinyin: string;
  readonly initials: string;
  readonly searchTerms: string[];
}

/**
 * Everything that finds a name. Surnames with a reading of their own have it (单 shàn, 仇 qiú, 尉迟 yùchí); the ordinary
 * readings find them too, since whoever types may not know.
 */
export function nameColumns(name: string): NameColumns {
  const syllables = syllablesOf(name, 'head');
  const spelled = { pinyin: syllables.join(''), initials: initialsOf(syllables) };
  const terms = new Set(namePairs(name));
  for (const reading of otherReadings(name, syllables)) {
    terms.add(reading.join(''));
    terms.add(initialsOf(reading));
  }
  const given = syllablesOf(givenNameOf(name), 'off').join('');
  if (given !== '') terms.add(given);
  terms.delete('');
  return {
    name,
    givenName: givenNameOf(name),
    nameOrder: `${syllables.join(' ')} ${name}`,
    ...spelled,
    searchTerms: [...terms],
  };
}

type SurnameMode = 'head' | 'off';

/** Letters of each character; foreign names word by word; characters without a reading say nothing. */
function syllablesOf(name: string, surname: SurnameMode): string[] {
  if (!/\p{Script=Han}|〇/u.test(name)) return name.split(/\s+/).map(lettersOf).filter(Boolean);
  return pinyin(name, { toneType: 'none', type: 'array', surname }).map(lettersOf).filter(Boolean);
}

const initialsOf = (syllables: readonly string[]) => syllables.map((syllable) => syllable[0]).join('');

function otherReadings(name: string, own: readonly string[]): string[][] {
  if (!/^\p{Script=Han}/u.test(name)) return [];
  const plain = syllablesOf(name, 'off');
  const surname = surnameOf(name);
  const ofSurname =
    [...surname].length === 1
      ? pinyin(surname, { toneType: 'none', type: 'array', multiple: true }).map((reading) => [
          lettersOf(reading),
          ...own.slice(1),
        ])
      : [];
  const known = own.join(' ');
  const readings = [plain, ...ofSurname].filter((reading) => reading.join(' ') !== known);
  return [...new Map(readings.map((reading) => [reading.join(' '), reading])).values()];
}
