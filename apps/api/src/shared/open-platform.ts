import path from 'node:path';
import type { Clock } from '@linli/domain/shared/clock.ts';
import { auditSettings, type AuditSettings } from './audit-settings.ts';
import { openDatabase } from './database.ts';
import { fieldCipher } from './field-cipher.ts';
import { fileStore } from './file-store.ts';
import { openKeyRing } from './key-ring.ts';
import type { Platform } from './platform.ts';
import type { TimeLimits } from './time-limits.ts';

export interface PlatformOptions {
  /** As the role `linli_app`. */
  databaseUrl: string;
  /** Signs sessions and derives every key; at least 32 characters. */
  secret: string;
  /** The key ring of encrypted fields; `field-keys.json` in the data folder unless told. */
  fieldKeysFile?: string | undefined;
  /** Where files are kept. */
  dataDir: string;
  isDemo: boolean;
  audit?: Partial<AuditSettings>;
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
    isDemo: options.isDemo,
    announce: on.announce ?? (() => {}),
  };
}
