import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useProblemText } from '../shared/problem-text.ts';
import { FieldError } from '../shared/ui/field.tsx';
import { showToast } from '../shared/ui/toast.tsx';
import styles from './appointments.module.css';
import { accountCareMutation, type AskedCare } from './appointments.queries.ts';
import { useAppointmentTexts } from './appointments-texts.ts';
import { useRestore } from './use-restore.ts';

interface Props {
  care: AskedCare;
  appointmentId: string;
  name: string;
  onClose: () => void;
}

/** Asks before what concerns somebody's whole account, does it, and says how far it reached. */
export function AccountCareQuestion({ care, appointmentId, name, onClose }: Props) {
  const t = useAppointmentTexts();
  const say = useProblemText();
  const doing = useMutation(accountCareMutation(useQueryClient()));
  const restore = useRestore();
  const act = () =>
    doing.mutate(
      { care, appointmentId },
      {
        onSuccess: ({ sessionsEnded: count }) => {
          onClose();
          const undo = care === 'disable' ? () => restore({ appointmentId, name }) : null;
          showToast(t(`care.${care}.${count > 0 ? 'done' : 'doneNone'}`, { name, count }), undo);
        },
      },
    );
  return (
    <div className={styles['question']} role="group" aria-label={t(`care.${care}.action`)}>
      <strong>{t(`care.${care}.question`, { name })}</strong>
      <p className={styles['soft']}>{t(`care.${care}.meaning`)}</p>
      {doing.isError && <FieldError id={`${appointmentId}-care-error`}>{say.problem(doing.error)}</FieldError>}
      <div className={styles['buttons']}>
        <Button type="primary" danger loading={doing.isPending} onClick={act}>
          {t(`care.${care}.action`)}
        </Button>
        <Button type="text" autoFocus onClick={onClose}>
          {t('shared:cancel')}
        </Button>
      </div>
    </div>
  );
}
