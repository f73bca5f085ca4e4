/** Longest name in characters; Uyghur, Kazakh and foreign names in Chinese characters are long. */
export const PERSON_NAME_LENGTH = 50;

/** Dots that people type between the parts of a name; GB/T 42147 and the ID card use `·` (U+00B7). */
const MIDDLE_DOTS = /[.．。・•‧∙⋅●﹒｡･\u2E31\u30FB]/g;

/**
 * A name as it is kept: `王 晓东` → `王晓东`, `买买提•吐尔逊` → `买买提·吐尔逊`, `Ａnna  Li` → `Anna Li`. Rare characters
 * beyond the basic plane stay as they are.
 */
export function tidyPersonName(text: string): string {
  const plain = text
    .replaceAll(/[\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .replaceAll(/[\uFF01-\uFF5E]/g, (wide) => String.fromCodePoint((wide.codePointAt(0) ?? 0) - 0xfee0))
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (!/\p{Script=Han}/u.test(plain)) return plain.replaceAll(/[•‧∙⋅・]/g, '·');
  return plain.replaceAll(MIDDLE_DOTS, '·').replaceAll(/\s/g, '').replaceAll(/·{2,}/g, '·').replaceAll(/^·|·$/g, '');
}

/** What keeps a text from being kept as a name. */
export type PersonNameFault = 'empty' | 'too_long';

/** Checks a tidied name. */
export function personNameFault(name: string): PersonNameFault | null {
  if (name === '') return 'empty';
  return [...name].length > PERSON_NAME_LENGTH ? 'too_long' : null;
}

/**
 * Why somebody should look at a name once more; it is kept all the same, as text.
 * - `characters`: digits, signs of a formula, brackets and whatever else no name has
 * - `private_character`: a rare character that an old input method kept in its private area; nobody else can read it
 */
export type PersonNameDoubt = 'characters' | 'private_character';

/** Looks at a tidied name. */
export function personNameDoubt(name: string): PersonNameDoubt | null {
  if (/\p{Co}/u.test(name)) return 'private_character';
  // Letters of any script with their marks, 〇 and 々, the dot, and what foreign names have between letters.
  return /^[\p{L}\p{M}〇々·' ’.-]+$/u.test(name) && /\p{L}|〇/u.test(name) ? null : 'characters';
}

/** Two-character surnames that are common enough to be taken for one (复姓). */
const COMPOUND_SURNAMES = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 ' +
    '公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 ' +
    '拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 左丘 公伯 西门 ' +
    '公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 仲长 子书 子桑 即墨 达奚 褚师 纳兰 爱新 叶赫 完颜 富察 那拉'
  ).split(' '),
);

/** The surname a Chinese name begins with: `欧阳修` → `欧阳`, `王小明` → `王`; the part before the dot of `买买提·吐尔逊`. */
export function surnameOf(name: string): string {
  const dot = name.indexOf('·');
  if (dot > 0) return name.slice(0, dot);
  const characters = [...name];
  const two = characters.slice(0, 2).join('');
  return characters.length > 2 && COMPOUND_SURNAMES.has(two) ? two : (characters[0] ?? '');
}
