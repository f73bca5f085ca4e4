import type { CareLabel } from '@linli/domain/residents/care-label.ts';
import type { HideableField } from '@linli/domain/residents/resident-privacy.ts';
import { useState } from 'react';

/** What somebody gave a reason to see of one file. It lives in the page that shows it, and nowhere else. */
export function useRevealed(residentId: string) {
  const [values, setValues] = useState<Partial<Record<HideableField, string>>>({});
  const [labels, setLabels] = useState<readonly CareLabel[] | null>(null);
  return {
    residentId,
    values,
    labels,
    add(field: HideableField, answer: { value: string; labels: readonly CareLabel[] }) {
      if (field === 'sensitive_labels') setLabels(answer.labels);
      else setValues((now) => ({ ...now, [field]: answer.value }));
    },
  };
}
export type Revealed = ReturnType<typeof useRevealed>;
