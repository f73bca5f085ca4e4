import { CloseOutlined } from '@ant-design/icons';
import type { AppointmentView } from '@linli/domain/appointments/appointments.contract.ts';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { showToast } from '../shared/ui/toast.tsx';
import { AppointForm } from './appoint-form.tsx';
import styles from './appoint-panel.module.css';
import { makeSignInLinkMutation } from './appointments.queries.ts';
import { useAppointmentTexts } from './appointments-texts.ts';
import { SignInLink } from './sign-in-link.tsx';

/** The form of an appointment beside the list, then the sign-in link of somebody new, once. */
export function AppointPanel({ onClose }: { onClose: () => void }) {
  const t = useAppointmentTexts();
  const [opened, setOpened] = useState<AppointmentView | null>(null);
  const [turn, setTurn] = useState(0);
  const making = useMutation(makeSignInLinkMutation);

  const again = () => {
    setOpened(null);
    making.reset();
    setTurn(turn + 1);
  };
  return (
    <section className={styles['panel']} aria-label={t('appoint.title')}>
      <div className={styles['panelHead']}>
        <h2>{opened ? t('appoint.account') : t('appoint.title')}</h2>
        <Button
          type="text"
          icon={<CloseOutlined />}
          aria-label={t('shared:close')}
          title={t('shared:close')}
          onClick={onClose}
        />
      </div>
      {opened ? (
        <div className={styles['form']}>
          <SignInLink person={opened.person} making={making} appointmentId={opened.id} />
          <div className={styles['buttons']}>
            <Button onClick={again}>{t('appoint.another')}</Button>
          </div>
        </div>
      ) : (
        <AppointForm
          key={turn}
          onDone={(appointment, isNew) => {
            showToast(
              t('appoint.done', { name: appointment.person.name, role: t(`shared:roles.${appointment.role}`) }),
            );
            if (!isNew) return again();
            setOpened(appointment);
            making.mutate(appointment.id);
          }}
        />
      )}
    </section>
  );
}
