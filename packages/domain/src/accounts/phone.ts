import { readPhoneNumber } from '../residents/phone-number.ts';

/** A mobile number of mainland China as it is kept, or null: `+86 138-0013-8000` → `13800138000`. */
export function mobileNumber(typed: string): string | null {
  const read = readPhoneNumber(typed);
  return read.isSound && read.kind === 'mobile' ? read.number : null;
}
