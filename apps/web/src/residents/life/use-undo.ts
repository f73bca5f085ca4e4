import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useProblemText } from '../../shared/problem-text.ts';
import { showToast } from '../../shared/ui/toast.tsx';
import { useResidentTexts } from '../residents-texts.ts';
import { undoLifeEventMutation } from './life.queries.ts';

/** Takes the last life event of a file back and says how it went, also when the page that offered it is gone. */
export function useUndo(residentId: string) {
  const t = useResidentTexts();
  const say = useProblemText();
  const { mutateAsync, isPending } = useMutation(undoLifeEventMutation(useQueryClient(), residentId));
  const undo = async (version: number) => {
    try {
      await mutateAsync(version);
      showToast(t('life.undone'));
    } catch (error) {
      showToast(say.problem(error));
    }
  };
  return { undo: (version: number) => void undo(version), isUndoing: isPending };
}
