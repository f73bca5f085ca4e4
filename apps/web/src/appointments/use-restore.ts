import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useProblemText } from '../shared/problem-text.ts';
import { showToast } from '../shared/ui/toast.tsx';
import { restoreAccountMutation } from './appointments.queries.ts';
import { useAppointmentTexts } from './appointments-texts.ts';

/** Lets somebody into their account again, from the menu or as the way back; says how it went. */
export function useRestore() {
  const t = useAppointmentTexts();
  const say = useProblemText();
  const { mutateAsync } = useMutation(restoreAccountMutation(useQueryClient()));
  // What was asked for is told even when the row has left the list meanwhile.
  return ({ appointmentId, name }: { appointmentId: string; name: string }) =>
    void mutateAsync(appointmentId).then(
      () => showToast(t('care.restore.done', { name })),
      (error: unknown) => showToast(say.problem(error)),
    );
}
