/**
 * Masks by the rules that hold everywhere (个人信息脱敏): phones keep the first three and last four digits,
 * names the surname. What is too short to mask is hidden whole.
 */
export function maskPhone(phone: string): string {
  return phone.length < 8
    ? '*'.repeat(phone.length)
    : phone.slice(0, 3) + '*'.repeat(phone.length - 7) + phone.slice(-4);
}

/** `王小明` → `王**`; a name with a middle dot keeps its first character only. */
export function maskName(name: string): string {
  const characters = [...name];
  return characters.length === 0 ? '' : characters[0] + '*'.repeat(Math.min(characters.length - 1, 2) || 1);
}

/** `210102195709119595` → `210102********9595`; a shorter number of another document keeps its last two. */
export function maskIdNumber(number: string): string {
  const [first, last] = number.length >= 15 ? [6, 4] : [0, number.length > 4 ? 2 : 0];
  return number.slice(0, first) + '*'.repeat(number.length - first - last) + number.slice(number.length - last);
}

/** `6222020200112233445` → `***************3445`: the last four are what people know an account by. */
export function maskBankAccount(account: string): string {
  const shown = account.length >= 12 ? 4 : 0;
  return '*'.repeat(account.length - shown) + account.slice(account.length - shown);
}

/** `沈阳市和平区文化路12号3单元` → `沈阳市和平区****`: the district at most, nothing of an address that is shorter. */
export function maskAddress(address: string): string {
  return address === '' ? '' : `${/^.*?(?:区|县|旗)(?=.)/u.exec(address)?.[0] ?? ''}****`;
}

/** An ID or account number, a mobile phone, a number of the city, as people write them into a sentence. */
const NUMBERS = /(?<!\d)(?:\d{14,18}[\dXx]|1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}-?\d{7,8})(?!\d)/g;

/** A sentence that somebody wrote about a person, without numbers to know or reach them by, and with their names masked. */
export function maskPersonIn(text: string, names: readonly string[]): string {
  const withoutNumbers = text.replaceAll(NUMBERS, (number) =>
    number.length >= 15 ? maskIdNumber(number) : maskPhone(number),
  );
  return names
    .filter((name) => [...name].length > 1)
    .reduce((sentence, name) => sentence.replaceAll(name, maskName(name)), withoutNumbers);
}

/** How personal fields are masked wherever they are told of, by the name of the field. */
const MASKS: ReadonlyMap<string, (text: string) => string> = new Map([
  ['phone', maskPhone],
  ['reporterPhone', maskPhone],
  ['reporterName', maskName],
  ['idNumber', maskIdNumber],
  ['bankAccount', maskBankAccount],
  ['registeredAddress', maskAddress],
]);

/** A personal field of which nobody has said how is hidden whole, and so is its length. */
export function maskField(field: string, text: string): string {
  const mask = MASKS.get(field) ?? ((hidden: string) => (hidden === '' ? '' : '***'));
  return mask(text);
}
