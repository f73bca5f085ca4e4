import type { AuditSettings } from './audit-settings.ts';
import type { AccountPolicy } from '@linli/domain/accounts/account-policy.ts';
import type { Clock } from '@linli/domain/shared/clock.ts';
import type { Database } from './database.ts';
import type { FieldCipher } from './field-cipher.ts';
import type { FileStore } from './file-store.ts';
import type { OutsideSettings } from './outside-settings.ts';

/** Copied into a thread: nothing in it is alive. */
export interface ThreadSettings {
  readonly databaseUrl: string;
  readonly secret: string;
  readonly fieldKeysFile: string;
}

/** What services stand on. Tests give their own clock and database. */
export interface Platform {
  readonly database: Database;
  readonly clock: Clock;
  readonly cipher: FieldCipher;
  readonly files: FileStore;
  readonly audit: AuditSettings;
  /** What a thread needs to read and write by itself, as this process does. */
  readonly threads: ThreadSettings;
  /** True while the demo and its accounts exist. */
  readonly isDemo: boolean;
  readonly accountPolicy: AccountPolicy;
  /** By whose accounts people sign in, too; null for nobody's. */
  readonly outside: OutsideSettings | null;
  /** True when people open an https address: cookies are then sent over nothing else. */
  readonly isSecure: boolean;
  /** Tells all API processes that events were committed; a hint, the table is the truth. */
  announce(): void;
}
