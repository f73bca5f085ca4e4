import type { Scope } from '@linli/domain/shared/scope.ts';
import type { FieldCipher } from '../../shared/field-cipher.ts';
import type { ScopedPool } from '../../shared/scoped-pool.ts';

/** What reading and writing a roll stands on, in the process itself or in a thread. Statements run in the caller's scope. */
export interface RollHost {
  readonly pool: ScopedPool;
  readonly cipher: FieldCipher;
  readonly now: Date;
  /** Of whoever imports: which communities are theirs. */
  readonly scope: Scope;
}
