import { maskPhone } from '@linli/domain/shared/masking.ts';
import type { Database, Transaction } from '../shared/database.ts';
import type { FieldCipher } from '../shared/field-cipher.ts';

export interface StoredAccount {
  readonly personId: string;
  readonly username: string;
  readonly isDemo: boolean;
  readonly passwordHash: string | null;
  readonly passwordSetAt: Date | null;
  /** Encrypted. */
  readonly phone: string | null;
  readonly twoFactorSince: Date | null;
  readonly disabledAt: Date | null;
}

type By = { username: string } | { phoneIndex: { in: string[] } } | { id: string };

/** An account by what its owner types, read as the system: nobody is signed in yet. Demo ones only while it is on. */
export async function findAccount(
  { system }: Database,
  by: By,
  shows: { demo: boolean },
): Promise<StoredAccount | null> {
  const row = await system.client.person.findFirst({
    where: { ...by, ...(!shows.demo && { isDemo: false }) },
    select: {
      id: true,
      username: true,
      isDemo: true,
      passwordSetAt: true,
      phone: true,
      twoFactorSince: true,
      disabledAt: true,
      accounts: { where: { providerId: 'credential' }, select: { password: true } },
    },
  });
  if (!row) return null;
  const { id, accounts, ...account } = row;
  return { ...account, personId: id, passwordHash: accounts[0]?.password ?? null };
}

/** What an encrypted phone is bound to: it cannot be moved to somebody else. */
const phoneContext = (personId: string) => `people.phone.${personId}` as const;

/** What is shown of the phone that is kept for somebody. */
export function maskedPhoneOf({ cipher }: { cipher: FieldCipher }, personId: string, encrypted: string): string {
  return maskPhone(cipher.decrypt(encrypted, phoneContext(personId)));
}

/** A mobile number, or none, as it is kept for somebody. */
export function phoneColumns(cipher: FieldCipher, personId: string, phone: string | null) {
  if (phone === null) return { phone: null, phoneIndex: null };
  return {
    phone: cipher.encrypt(phone, phoneContext(personId)),
    phoneIndex: cipher.blindIndex(phone, 'people.phoneIndex'),
  };
}

/** Keeps a mobile number with an account, or none; false when it is somebody else's: then the transaction must end. */
export async function keepPhone(
  transaction: Transaction,
  cipher: FieldCipher,
  personId: string,
  phone: string | null,
): Promise<boolean> {
  const data = phoneColumns(cipher, personId, phone);
  if (phone !== null) {
    // While keys change, the unique index does not see a number that lies under the other key.
    const phoneIndex = { in: cipher.blindIndexes(phone, 'people.phoneIndex') };
    if ((await transaction.person.count({ where: { phoneIndex, id: { not: personId } } })) > 0) return false;
  }
  try {
    await transaction.person.updateMany({ where: { id: personId }, data });
  } catch (error) {
    // P2002: the unique index, which alone sees two people keep one number at the same moment.
    if ((error as { code?: string }).code === 'P2002') return false;
    throw error;
  }
  return true;
}
