import type { LifeEvent } from '@linli/domain/residents/life-event.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { useResidentTexts } from '../residents-texts.ts';
import type { LifeDraft } from './life-draft.ts';

/** Whether somebody leaves their household by an event that only offers it. */
export function movesAway(event: LifeEvent, { together, other, address }: LifeDraft): boolean {
  if (event === 'marry') return other.id !== null && together === 'goes_to_spouse';
  return event === 'divorce' && address.trim() !== '';
}

/** What becomes of the people around somebody, in words; what does not happen is false. */
export function useFamilyConsequences(
  event: LifeEvent,
  { name, maritalStatus, kin }: ResidentView,
  draft: LifeDraft,
): (string | false)[] {
  const t = useResidentTexts();
  const { day, other, childName, together, hospital, livesWith } = draft;
  const spouse = kin.find(({ kind, to }) => kind === 'spouse' && to === null);
  const hasFile = other.id !== null;
  switch (event) {
    case 'register_birth': {
      const child = childName.trim() || t('life.consequence.theChild');
      const parents = [name, other.name].filter(Boolean).join(t('shared:listSeparator'));
      const host = hasFile && livesWith === 'other_parent' ? other.name : name;
      return [
        t('life.consequence.childFile', { child, host }),
        t('life.consequence.childOf', { child, parents }),
        other.name !== '' && !hasFile && t('life.consequence.nameOnly', { name: other.name }),
      ];
    }
    case 'marry':
      return [
        t(hasFile ? 'life.consequence.bothMarried' : 'life.consequence.married', { name, spouse: other.name, day }),
        hasFile && together === 'spouse_comes' && t('life.consequence.joins', { name: other.name, host: name }),
        hasFile && together === 'goes_to_spouse' && t('life.consequence.joins', { name, host: other.name }),
        other.name !== '' && !hasFile && t('life.consequence.nameOnly', { name: other.name }),
      ];
    case 'divorce':
      return [
        spouse?.residentId
          ? t('life.consequence.bothDivorced', { name, spouse: spouse.name, day })
          : t('life.consequence.divorced', { name, day }),
        movesAway(event, draft) ? t('life.consequence.moves', { name, day }) : t('life.consequence.bothStay'),
      ];
    case 'stay_away':
      return [
        t('life.consequence.inHospital', { name, day, hospital: hospital.trim() || t('life.consequence.theHospital') }),
        t('life.consequence.visitsPause'),
      ];
    case 'come_home':
      return [t('life.consequence.outOfHospital', { name, day }), t('life.consequence.visitsGoOn')];
    case 'report_death':
      return [
        maritalStatus === 'married' && spouse?.residentId
          ? t('life.consequence.widowed', { spouse: spouse.name })
          : false,
      ];
    default:
      return [];
  }
}
