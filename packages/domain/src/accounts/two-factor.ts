/** RFC 6238 as every authenticator app understands it. */
export const TOTP = { digits: 6, periodSeconds: 30, stepsAround: 1 } as const;

/** Codes for the day the phone is lost, each for one sign-in. */
export const RECOVERY_CODES = 10;

/** Without 0, O, 1, I and L, which are mistaken for each other. 10 of 31 characters are 49 bits. */
export const RECOVERY_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const RECOVERY_LENGTH = 10;

/** What somebody typed: the code of the moment, a recovery code, or neither. */
export function readCode(typed: string): { kind: 'totp' | 'recovery'; code: string } | null {
  const code = typed.replaceAll(/[\s-]/g, '').toUpperCase();
  if (/^\d{6}$/.test(code)) return { kind: 'totp', code };
  const isRecovery = code.length === RECOVERY_LENGTH && [...code].every((each) => RECOVERY_ALPHABET.includes(each));
  return isRecovery ? { kind: 'recovery', code } : null;
}

/** `K7QF2M9PXR` is printed `K7QF2-M9PXR`. */
export function printedRecoveryCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** After the password, so many minutes to give the second factor. */
export const CHALLENGE_MINUTES = 10;
