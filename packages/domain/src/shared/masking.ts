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
