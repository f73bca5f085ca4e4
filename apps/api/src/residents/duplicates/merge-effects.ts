import type { FieldCipher } from '../../shared/field-cipher.ts';
import type { Values } from './merge-values.store.ts';
import type { Moved } from './merges.store.ts';

/** What a merge changed: enough to take it back. Holds what the files hold, so it is kept encrypted as one. */
export interface MergeEffects {
  /** Of the file that stayed. */
  readonly before: Values;
  readonly after: Values;
  /** Of the file that went. */
  readonly status: string;
  readonly moved: Moved;
  readonly ended: { readonly labels: readonly string[]; readonly residencies: readonly string[] };
  /** The day on which they ended, in Shanghai. */
  readonly day: string;
  readonly carried: readonly string[];
}

export function sealEffects(cipher: FieldCipher, mergeId: string, effects: MergeEffects): string {
  return cipher.encrypt(JSON.stringify(effects), `resident_merges.effects.${mergeId}`);
}

export function openEffects(cipher: FieldCipher, { id, effects }: { id: string; effects: string }): MergeEffects {
  return JSON.parse(cipher.decrypt(effects, `resident_merges.effects.${id}`)) as MergeEffects;
}
