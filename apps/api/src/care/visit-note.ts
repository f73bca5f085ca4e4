import type { FieldCipher } from '../shared/field-cipher.ts';

/** Encrypts what was noted down; bound to its visit, so that notes cannot be swapped about. */
export function sealNote(cipher: FieldCipher, visitId: string, note: string): string {
  return cipher.encrypt(note, `visits.note.${visitId}`);
}

export function openNote(cipher: FieldCipher, { id, note }: { id: string; note: string }): string {
  return cipher.decrypt(note, `visits.note.${id}`);
}
