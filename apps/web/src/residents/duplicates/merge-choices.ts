import type { DuplicateComparison } from '@linli/domain/residents/duplicates.contract.ts';
import type { MergeChoice, MergeField, MergeSide } from '@linli/domain/residents/resident-merge.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { useState } from 'react';

export type Choices = Partial<Record<MergeField, MergeChoice>>;

/** What is chosen of one pair: what somebody said, over what is proposed, over what follows from another choice. */
export function useMergeChoices(pair: DuplicateComparison | undefined) {
  const [chosen, setChosen] = useState<{ keep?: MergeSide; fields: Choices }>({ fields: {} });
  const keep = chosen.keep ?? pair?.keep ?? 'resident';
  const proposed = new Map(pair?.fields.map((each) => [each.field, each.proposed]));
  const isAcross = pair?.other != null && pair.resident.community.id !== pair.other.community.id;
  const own = (field: MergeField): MergeChoice => chosen.fields[field] ?? proposed.get(field) ?? 'resident';
  const documented = pair && (own('document') === 'other' ? pair.other : pair.resident);
  const provesBirth = documented != null && doesProveBirth(documented);
  /** Why a field cannot be chosen by itself; null where it can. */
  const follows = (field: MergeField): 'document' | 'keep' | null => {
    if (field === 'home' && isAcross) return 'keep';
    return provesBirth && (field === 'sex' || field === 'birthDate') ? 'document' : null;
  };
  return {
    keep,
    isAcross,
    follows,
    of: (field: MergeField): MergeChoice => {
      const by = follows(field);
      return by === 'keep' ? keep : own(by ?? field);
    },
    choose: (field: MergeField, choice: MergeChoice) =>
      setChosen((now) => ({ ...now, fields: { ...now.fields, [field]: choice } })),
    chooseKeep: (side: MergeSide) => setChosen((now) => ({ ...now, keep: side })),
    said: chosen.fields,
  };
}
export type MergeChoices = ReturnType<typeof useMergeChoices>;

/** An ID number by GB 11643 tells sex and birth date, so they come with it. */
function doesProveBirth({ documentKind, idNumber }: ResidentView): boolean {
  return idNumber !== '' && (documentKind === 'resident' || documentKind === 'permanent_residence');
}
