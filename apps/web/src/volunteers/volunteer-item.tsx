import { PERSON_LIMITS } from '@linli/domain/appointments/appointment.ts';
import { VOLUNTEER_LIMITS, type VolunteerAction } from '@linli/domain/volunteers/volunteer.ts';
import type { VolunteerView } from '@linli/domain/volunteers/volunteers.contract.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTexts } from '../shared/texts.ts';
import { Moment } from '../shared/ui/moment.tsx';
import { showToast } from '../shared/ui/toast.tsx';
import { AskForm } from './ask-form.tsx';
import { CertificateForm } from './certificates/certificate-form.tsx';
import styles from './desk.module.css';
import type { Taken } from './first-link.tsx';
import { acceptMutation, declineMutation, revealMutation } from './volunteers.queries.ts';

/** Somebody who asked, with what the community can do about it. */
export function VolunteerItem({ volunteer, onTaken }: { volunteer: VolunteerView; onTaken: (taken: Taken) => void }) {
  const t = useTexts('volunteers');
  const client = useQueryClient();
  const accept = useMutation(acceptMutation(client, volunteer));
  const decline = useMutation(declineMutation(client, volunteer));
  const reveal = useMutation(revealMutation(volunteer));
  const [asked, setAsked] = useState<VolunteerAction | 'reveal' | 'certificate' | null>(null);
  const { name, maskedPhone, age, guardian, skills, languages, freeTimes, askedAt, decidedAt, declineReason } =
    volunteer;
  const words = [
    ...skills.map((each) => t(`skills.${each}`)),
    ...languages.map((each) => t(`languages.${each}`)),
    ...freeTimes.map((each) => t(`freeTimes.${each}`)),
  ];
  const close = () => setAsked(null);
  const buttons = [
    ...volunteer.availableActions,
    ...(volunteer.status === 'joined' ? (['certificate'] as const) : []),
    ...(reveal.data ? [] : (['reveal'] as const)),
  ];
  return (
    <li className={styles['item']}>
      <h2>{name}</h2>
      <p>
        {t('desk.age', { age })} · {maskedPhone}
      </p>
      {guardian && <p>{t('desk.guardian', { name: guardian.name, phone: guardian.maskedPhone })}</p>}
      <p>{words.length > 0 ? words.join(' · ') : t('desk.nothingSaid')}</p>
      <p className={styles['soft']}>
        {t('desk.askedAt')} <Moment at={askedAt} />
        {decidedAt && (
          <>
            {' · '}
            {t('desk.decidedAt')} <Moment at={decidedAt} />
          </>
        )}
      </p>
      {declineReason && <p>{t('desk.declinedFor', { reason: declineReason })}</p>}
      {reveal.data && (
        <p role="status">
          <strong>{t(reveal.data.guardianPhone ? 'desk.phonesOfBoth' : 'desk.phones', reveal.data)}</strong>
        </p>
      )}
      <div className={styles['buttons']}>
        {buttons.map((action) => (
          <Button
            key={action}
            type={action === 'accept' ? 'primary' : 'default'}
            aria-expanded={asked === action}
            aria-label={t('desk.of', { action: t(`desk.${action}`), name })}
            onClick={() => setAsked(asked === action ? null : action)}
          >
            {t(`desk.${action}`)}
          </Button>
        ))}
      </div>
      {asked === 'certificate' && <CertificateForm volunteer={volunteer} onClose={close} />}
      {asked === 'accept' && (
        <AskForm
          field="username"
          label={t('desk.username')}
          hint={t('desk.usernameHint')}
          submit={t('desk.accept')}
          maxLength={PERSON_LIMITS.usernameLength}
          sending={accept}
          onSubmit={(username) => accept.mutate(username, { onSuccess: onTaken })}
          onClose={close}
        />
      )}
      {asked === 'decline' && (
        <AskForm
          field="reason"
          label={t('desk.reason')}
          hint={t('desk.declineHint')}
          submit={t('desk.decline')}
          maxLength={VOLUNTEER_LIMITS.reasonLength}
          sending={decline}
          onSubmit={(reason) => decline.mutate(reason, { onSuccess: () => showToast(t('desk.declined')) })}
          onClose={close}
        />
      )}
      {asked === 'reveal' && (
        <AskForm
          field="reason"
          label={t('desk.reason')}
          hint={t('desk.revealHint')}
          submit={t('desk.reveal')}
          maxLength={VOLUNTEER_LIMITS.reasonLength}
          sending={reveal}
          onSubmit={(reason) => reveal.mutate(reason, { onSuccess: close })}
          onClose={close}
        />
      )}
    </li>
  );
}
