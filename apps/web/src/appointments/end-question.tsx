import type { AppointmentView } from '@linli/domain/appointments/appointments.contract.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useProblemText } from '../shared/problem-text.ts';
import { FieldError } from '../shared/ui/field.tsx';
import { showToast } from '../shared/ui/toast.tsx';
import styles from './appointments.module.css';
import { endAppointmentMutation } from './appointments.queries.ts';
import { useAppointmentTexts } from './appointments-texts.ts';

/** Ending an appointment asks, since it cannot be taken back. */
export function EndQuestion({ appointment, onClose }: { appointment: AppointmentView; onClose: () => void }) {
  const t = useAppointmentTexts();
  const say = useProblemText();
  const end = useMutation(endAppointmentMutation(useQueryClient()));
  const { id, person, role, unit, version } = appointment;
  const facts = { name: person.name, role: t(`shared:roles.${role}`), unit: unit?.name ?? t('above') };
  const act = () =>
    end.mutate(
      { id, version },
      {
        onSuccess: () => {
          onClose();
          showToast(t('ended', { name: person.name }));
        },
      },
    );
  return (
    <div className={styles['question']} role="group" aria-label={t('end')}>
      <strong>{t('endQuestion', facts)}</strong>
      <p className={styles['soft']}>{t('endMeaning')}</p>
      {end.isError && <FieldError id={`${id}-error`}>{say.problem(end.error)}</FieldError>}
      <div className={styles['buttons']}>
        <Button type="primary" danger loading={end.isPending} onClick={act}>
          {t('end')}
        </Button>
        <Button type="text" autoFocus onClick={onClose}>
          {t('shared:cancel')}
        </Button>
      </div>
    </div>
  );
}
