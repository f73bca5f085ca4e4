import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { useNavigate } from 'react-router-dom';
import { actAsMutation, actingAppointmentOf, useMe } from '../shared/session.queries.ts';
import { LOCALES, useLanguage, useTexts } from '../shared/texts.ts';
import { Button, ButtonLink } from '../shared/ui/button.tsx';
import { LanguageSwitch, ThemeSwitch } from '../shared/ui/preference-switches.tsx';
import { homeOf } from './home-of.ts';
import { SignOutButton } from './sign-out-button.tsx';
import styles from './volunteer-shell.module.css';

/** Who one is here, the other roles one has, language, look, and the way out. */
export function VolunteerMenu({ ref }: { ref: RefObject<HTMLDialogElement | null> }) {
  const t = useTexts('tickets');
  const me = useMe();
  const navigate = useNavigate();
  const actAs = useMutation(actAsMutation(useQueryClient()));
  const language = useLanguage();
  const communities = me.appointments.filter((each) => each.role === 'volunteer').map((each) => each.unit?.name ?? '');
  const joined = new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(communities);
  const others = me.appointments.filter((each) => each.role !== 'volunteer');

  const switchTo = (appointmentId: string) =>
    actAs.mutate(appointmentId, {
      onSuccess: (now) => {
        const acting = actingAppointmentOf(now);
        if (acting) navigate(homeOf(acting.role));
      },
    });
  return (
    // A tap beside the sheet closes it, as on every phone.
    <dialog ref={ref} className={styles['menu']} aria-label={t('pocket.me')} closedby="any">
      <div className={styles['sheet']}>
        <p className={styles['name']}>{me.person.name}</p>
        <p>{t('pocket.joined', { names: joined })}</p>
        {others.map((each) => (
          <Button key={each.id} wide busy={actAs.isPending} onClick={() => switchTo(each.id)}>
            {t('pocket.switchTo', {
              role: t(`shared:roles.${each.role}`),
              unit: each.unit?.name ?? t('shared:productName'),
            })}
          </Button>
        ))}
        <div className={styles['preferences']}>
          <ThemeSwitch />
          <LanguageSwitch />
        </div>
        <ButtonLink to="/pocket/account" onClick={() => ref.current?.close()}>
          {t('shared:account')}
        </ButtonLink>
        <SignOutButton />
        <Button wide onClick={() => ref.current?.close()}>
          {t('shared:close')}
        </Button>
      </div>
    </dialog>
  );
}
