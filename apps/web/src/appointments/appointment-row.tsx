import type { AppointmentView } from '@linli/domain/appointments/appointments.contract.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { exactText } from '../shared/moments.ts';
import { useProblemText } from '../shared/problem-text.ts';
import { useLanguage } from '../shared/texts.ts';
import { FieldError } from '../shared/ui/field.tsx';
import { showToast } from '../shared/ui/toast.tsx';
import styles from './appointments.module.css';
import { endAppointmentMutation, makeSignInLinkMutation } from './appointments.queries.ts';
import { useAppointmentTexts } from './appointments-texts.ts';
import { dayOnly } from './day-only.ts';
import { SignInLink } from './sign-in-link.tsx';

/** One appointment on a line. A sign-in link shows right below; ending asks there, since it cannot be taken back. */
export function AppointmentRow({ appointment }: { appointment: AppointmentView }) {
  const t = useAppointmentTexts();
  const say = useProblemText();
  const language = useLanguage();
  const client = useQueryClient();
  const end = useMutation(endAppointmentMutation(client));
  const making = useMutation(makeSignInLinkMutation);
  const [isAsking, setIsAsking] = useState(false);
  const { id, person, role, unit, from, to, version, canEnd } = appointment;
  const roleName = t(`shared:roles.${role}`);
  const unitName = unit?.name ?? t('above');
  const day = (at: string) => (
    <time dateTime={at} title={exactText(new Date(at), language)}>
      {dayOnly(new Date(at), language)}
    </time>
  );
  return (
    <>
      <tr>
        <th scope="row">{person.name}</th>
        <td className={styles['soft']}>{person.username}</td>
        <td>{roleName}</td>
        <td title={unit?.pathNames.join(' / ')}>{unitName}</td>
        <td className={styles['soft']}>{day(from)}</td>
        <td className={styles['soft']}>{to ? day(to) : t('openEnded')}</td>
        <td className={styles['act']}>
          {canEnd && !isAsking && (
            <>
              <Button
                type="text"
                size="small"
                aria-label={t('link.makeFor', { name: person.name })}
                loading={making.isPending}
                onClick={() => making.mutate(id)}
              >
                {t('link.make')}
              </Button>
              <Button
                type="text"
                size="small"
                aria-label={t('endOf', { name: person.name, role: roleName })}
                onClick={() => setIsAsking(true)}
              >
                {t('end')}
              </Button>
            </>
          )}
        </td>
      </tr>
      {!making.isIdle && canEnd && !isAsking && (
        <tr>
          <td colSpan={7}>
            <div className={styles['question']} role="group" aria-label={t('link.makeFor', { name: person.name })}>
              <SignInLink person={person} making={making} appointmentId={id} />
              <div>
                <Button type="text" onClick={() => making.reset()}>
                  {t('shared:close')}
                </Button>
              </div>
            </div>
          </td>
        </tr>
      )}
      {isAsking && canEnd && (
        <tr>
          <td colSpan={7}>
            <div className={styles['question']} role="group" aria-label={t('end')}>
              <strong>{t('endQuestion', { name: person.name, role: roleName, unit: unitName })}</strong>
              <p className={styles['soft']}>{t('endMeaning')}</p>
              {end.isError && <FieldError id={`${id}-error`}>{say.problem(end.error)}</FieldError>}
              <div className={styles['buttons']}>
                <Button
                  type="primary"
                  danger
                  loading={end.isPending}
                  onClick={() =>
                    end.mutate(
                      { id, version },
                      {
                        onSuccess: () => {
                          setIsAsking(false);
                          showToast(t('ended', { name: person.name }));
                        },
                      },
                    )
                  }
                >
                  {t('end')}
                </Button>
                <Button
                  type="text"
                  autoFocus
                  onClick={() => {
                    end.reset();
                    setIsAsking(false);
                  }}
                >
                  {t('shared:cancel')}
                </Button>
              </div>
            </div>
          </td>
        </tr>
      )}
    </>
  );
}
