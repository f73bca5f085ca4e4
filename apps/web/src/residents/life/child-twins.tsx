import type { LifeEvent } from '@linli/domain/residents/life-event.ts';
import { useNavigate } from 'react-router-dom';
import { Notice } from '../../shared/ui/notice.tsx';
import { DuplicatesNotice } from '../duplicates-notice.tsx';
import type { DuplicateFile } from '../residents.queries.ts';
import { useResidentTexts } from '../residents-texts.ts';
import { useDuplicates } from '../use-duplicates.ts';
import type { LifeDraft } from './life-draft.ts';

/** Files that may be of the same child: the other parent may have been here already. */
export function useTwins(event: LifeEvent, draft: LifeDraft, today: string): readonly DuplicateFile[] {
  const isBirth = event === 'register_birth';
  const { childName, childIdNumber, day } = draft;
  return useDuplicates({ name: isBirth ? childName : '', idNumber: childIdNumber, phone: '', birthDate: day }, today);
}

interface Props {
  twins: readonly DuplicateFile[];
  answered: readonly string[];
  wasTried: boolean;
  onNotSame: (residentId: string) => void;
}

/** Each is the same child or is said not to be: twins have one birthday and half a name. */
export function ChildTwins({ twins, answered, wasTried, onNotSame }: Props) {
  const t = useResidentTexts();
  const navigate = useNavigate();
  const isOpen = twins.some(({ resident }) => !answered.includes(resident.id));
  return (
    <>
      <DuplicatesNotice
        candidates={twins}
        answered={answered}
        onNotSame={onNotSame}
        onOpen={(residentId) => void navigate(`/desk/residents/${residentId}`)}
      />
      {wasTried && isOpen && <Notice tone="late" role="alert" title={t('form.duplicates.unanswered')} />}
    </>
  );
}
