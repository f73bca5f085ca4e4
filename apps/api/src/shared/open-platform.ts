import path from 'node:path';
import type { AccountPolicy } from '@linli/domain/accounts/account-policy.ts';
import { SESSION_TIMES } from '@linli/domain/accounts/session.ts';
import type { Clock } from '@linli/domain/shared/clock.ts';
import { auditSettings, type AuditSettings } from './audit-settings.ts';
import { openDatabase } from './database.ts';
import { fieldCipher } from './field-cipher.ts';
import { fileStore } from './file-store.ts';
import { openKeyRing } from './key-ring.ts';
import type { OutsideSettings } from './outside-settings.ts';
import type { Platform } from './platform.ts';
import type { TimeLimits } from './time-limits.ts';

export interface PlatformOptions {
  /** As the role `linli_app`. */
  databaseUrl: string;
  /** Derives every key; at least 32 characters. */
  secret: string;
  /** The key ring of encrypted fields; `field-keys.json` in the data folder unless told. */
  fieldKeysFile?: string | undefined;
  /** Where files are kept. */
  dataDir: string;
  isDemo: boolean;
  audit?: Partial<AuditSettings>;
  /** What is not told follows the defaults. */
  accountPolicy?: Partial<AccountPolicy>;
  outside?: OutsideSettings | null;
  /** The address people open, when it is not the one listened on; `https://` makes cookies secure. */
  publicUrl?: string | undefined;
  clock?: Clock;
  poolSize?: number;
  timeLimits?: TimeLimits;
}

/** Where the keys of encrypted fields are kept, once they were rotated. */
export function fieldKeysFileOf({
  fieldKeysFile,
  dataDir,
}: Pick<PlatformOptions, 'fieldKeysFile' | 'dataDir'>): string {
  return fieldKeysFile ?? path.join(dataDir, 'field-keys.json');
}

/** What services stand on, without a server around it: the API, the demo's seeding and tests begin here. */
export function openPlatform(
  options: PlatformOptions,
  on: { announce?: () => void; error?: (error: unknown) => void } = {},
): Platform {
  return {
    database: openDatabase({
      url: options.databaseUrl,
      ...(on.error && { onError: on.error }),
      ...(options.timeLimits && { timeLimits: options.timeLimits }),
      ...(options.poolSize && { poolSize: options.poolSize }),
    }),
    clock: options.clock ?? (() => new Date()),
    cipher: fieldCipher(options.secret, openKeyRing(options.secret, fieldKeysFileOf(options))),
    files: fileStore(path.join(options.dataDir, 'files')),
    audit: auditSettings(options.dataDir, options.audit),
    threads: {
      databaseUrl: options.databaseUrl,
      secret: options.secret,
      fieldKeysFile: fieldKeysFileOf(options),
    },
    isDemo: options.isDemo,
    accountPolicy: {
      passwordRules: 'dengbao3',
      twoFactor: 'optional',
      sessionTimes: SESSION_TIMES,
      ...options.accountPolicy,
    },
    outside: options.outside ?? null,
    isSecure: options.publicUrl?.startsWith('https://') ?? false,
    announce: on.announce ?? (() => {}),
  };
}
