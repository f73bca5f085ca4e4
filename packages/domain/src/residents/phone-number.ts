/** A telephone number in the mainland, or one with a country code. Digits only, a leading `+` for foreign ones. */
export type PhoneRead =
  | { readonly isSound: true; readonly number: string; readonly kind: 'mobile' | 'landline' | 'foreign' }
  | { readonly isSound: false; readonly text: string };

/**
 * Reads a telephone number as rolls have it: `138-0013-8000`, `+86 13800138000`, `(024)2345 6789`, full-width digits.
 * Mobiles are 11 digits from 13 to 19; landlines 7 or 8 digits with or without the area code.
 * Hong Kong, Macao, Taiwan and other countries need their `+` code.
 */
export function readPhoneNumber(text: string): PhoneRead {
  // A number that a program wrote with decimals: 13800138000.0
  const whole = text.normalize('NFKC').replace(/^(\d{7,})\.0+$/, '$1');
  const plain = whole.replaceAll(/[\s()\-–—.'’\u200B-\u200F\uFEFF]/g, '');
  // 86 without a mark is the country only where a whole mobile follows.
  const home = plain.replace(/^(?:(?:\+|00)86|86(?=1[3-9]\d{9}$))/, '');
  if (/^1[3-9]\d{9}$/.test(home)) return { isSound: true, number: home, kind: 'mobile' };
  if (/^0\d{2,3}[2-8]\d{6,7}$/.test(home)) return { isSound: true, number: home, kind: 'landline' };
  if (/^[2-8]\d{6,7}$/.test(home)) return { isSound: true, number: home, kind: 'landline' };
  const foreign = plain.replace(/^00/, '+');
  if (/^\+[1-9]\d{6,14}$/.test(foreign) && !foreign.startsWith('+86'))
    return { isSound: true, number: foreign, kind: 'foreign' };
  return { isSound: false, text: plain };
}
