import { CloseOutlined } from '@ant-design/icons';
import type { AppointmentView } from '@linli/domain/appointments/appointments.contract.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { showToast } from '../shared/ui/toast.tsx';
import { AppointForm } from './appoint-form.tsx';
import styles from './appoint-panel.module.css';
import { useAppointmentTexts } from './appointments-texts.ts';

/** The form of an appointment beside the list, then the first password of somebody new, once. */
export function AppointPanel({ onClose }: { onClose: () => void }) {
  const t = useAppointmentTexts();
  const [opened, setOpened] = useState<{ appointment: AppointmentView; password: string } | null>(null);
  const [turn, setTurn] = useState(0);

  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      showToast(t('appoint.copied'));
    } catch {
      // Not every office browser lets a page write there.
      showToast(t('appoint.copyFailed'));
    }
  };
  const again = () => {
    setOpened(null);
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
        <div className={styles['form']} role="status">
          <p>{t('appoint.accountHint', { name: opened.appointment.person.name })}</p>
          <dl className={styles['keys']}>
            <div>
              <dt>{t('appoint.username')}</dt>
              <dd>{opened.appointment.person.username}</dd>
            </div>
            <div>
              <dt>{t('appoint.password')}</dt>
              <dd>{opened.password}</dd>
            </div>
          </dl>
          <div className={styles['buttons']}>
            <Button
              type="primary"
              onClick={() => void copy(`${opened.appointment.person.username}\n${opened.password}`)}
            >
              {t('appoint.copy')}
            </Button>
            <Button onClick={again}>{t('appoint.another')}</Button>
          </div>
        </div>
      ) : (
        <AppointForm
          key={turn}
          onDone={(appointment, password) => {
            showToast(
              t('appoint.done', { name: appointment.person.name, role: t(`shared:roles.${appointment.role}`) }),
            );
            if (password) setOpened({ appointment, password });
            else again();
          }}
        />
      )}
    </section>
  );
}
