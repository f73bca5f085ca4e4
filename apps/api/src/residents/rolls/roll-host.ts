import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { Scope } from '@linli/domain/shared/scope.ts';
import type { FieldCipher } from '../../shared/field-cipher.ts';
import type { Platform } from '../../shared/platform.ts';
import type { ScopedPool } from '../../shared/scoped-pool.ts';

/** What reading and writing a roll stands on, in the process itself or in a thread. Statements run in the caller's scope. */
export interface RollHost {
  readonly pool: ScopedPool;
  readonly cipher: FieldCipher;
  readonly now: Date;
  /** Of whoever imports: which communities are theirs. */
  readonly scope: Scope;
}

/** In the process itself. */
export const hostOf = ({ database, cipher, clock }: Platform, { scope }: PersonActor): RollHost => ({
  pool: database.statements,
  cipher,
  now: clock(),
  scope,
});
