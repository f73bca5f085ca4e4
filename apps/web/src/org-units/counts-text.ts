import type { OrgUnitNode } from '@linli/domain/org-units/org-units.contract.ts';
import { useOrgUnitTexts } from './org-units-texts.ts';

/** What stands below a unit, in words, from the top down; empty when nothing does. */
export function useCountsText() {
  const t = useOrgUnitTexts();
  return ({ counts }: Pick<OrgUnitNode, 'counts'>) =>
    (['streets', 'communities', 'grids'] as const)
      .filter((kind) => counts[kind] > 0)
      .map((kind) => t('countOf', { count: counts[kind], kind: t(`counts.${kind}`) }))
      .join(' · ');
}
