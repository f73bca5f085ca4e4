import { nextHeadOf } from '@linli/domain/residents/household-head.ts';
import { LIFE_EVENTS, type LifeEvent } from '@linli/domain/residents/life-event.ts';
import type { ResidentSummary, ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { Notice } from '../../shared/ui/notice.tsx';
import { useResidentTexts } from '../residents-texts.ts';
import { movesAway, useFamilyConsequences } from './family-consequences.ts';
import type { LifeDraft } from './life-draft.ts';

interface Props {
  event: LifeEvent;
  resident: ResidentView;
  /** The others of the household who live there. */
  mates: readonly ResidentSummary[];
  draft: LifeDraft;
}

/** In one sentence, before it is saved: what becomes of the person, the labels and the household. */
export function Consequences({ event, resident, mates, draft }: Props) {
  const t = useResidentTexts();
  const { day, wholeHousehold } = draft;
  const { name } = resident;
  const family = useFamilyConsequences(event, resident, draft);
  const { to, home, labels } = LIFE_EVENTS[event];
  const list = (words: readonly string[]) => words.join(t('shared:listSeparator'));
  const held = list(resident.labels.map((label) => t(`label.${label}`)));
  const isAlone = !(event === 'move' && wholeHousehold);
  const goes = home === 'changes' || home === 'ends' || movesAway(event, draft);
  const leavesHead = resident.status === 'living_here' && resident.householdRole === 'head' && isAlone && goes;
  const nextHead = leavesHead ? nextHeadOf(mates) : null;
  const parts = [
    home === 'ends' && t('life.consequence.notLiving', { name, day }),
    home === 'changes' &&
      (resident.status === to ? t('life.consequence.moves', { name, day }) : t('life.consequence.living', { name })),
    !isAlone &&
      mates.length > 0 &&
      t('life.consequence.mates', { count: mates.length, names: list(mates.map((mate) => mate.name)) }),
    nextHead && t('life.consequence.head', { name: nextHead.name }),
    ...family,
    held &&
      home !== 'offered' &&
      home !== 'stays' &&
      t(labels === 'end' ? 'life.consequence.labelsEnd' : 'life.consequence.labelsStay', { labels: held, day }),
  ].filter(Boolean);
  return (
    <Notice tone="soon" title={t('life.consequence.title')}>
      <p>{parts.join(t('life.consequence.and')) + t('life.consequence.end')}</p>
    </Notice>
  );
}
