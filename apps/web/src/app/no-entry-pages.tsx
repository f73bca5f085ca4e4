import type { Me } from '@linli/domain/appointments/appointments.contract.ts';
import type { Role } from '@linli/domain/shared/actor.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { actAsMutation } from '../shared/session.queries.ts';
import { useTexts } from '../shared/texts.ts';
import { Button, ButtonLink } from '../shared/ui/button.tsx';
import { EmptyState } from '../shared/ui/empty-state.tsx';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { PageTitle } from '../shared/ui/page-title.tsx';
import { homeOf } from './home-of.ts';
import { Plain } from './plain-page.tsx';
import { SignOutButton } from './sign-out-button.tsx';

/** Signed in, but holding nothing to act under. */
export function NoAppointmentPage({ me }: { me: Me }) {
  const t = useTexts('appointments');
  return (
    <Plain>
      <PageTitle title={t('noAppointment.title')} />
      <p>{t('noAppointment.hint', { name: me.person.name })}</p>
      <SignOutButton />
    </Plain>
  );
}

interface WrongRole {
  me: Me;
  acting: Me['appointments'][number];
  roles: readonly Role[];
}

/** Says who can open the page, and offers the person's own way there where they have one. */
export function WrongRolePage({ me, acting, roles }: WrongRole) {
  const t = useTexts('appointments');
  const client = useQueryClient();
  const actAs = useMutation(actAsMutation(client));
  const roleName = (role: Role) => t(`shared:roles.${role}`);
  const fitting = me.appointments.filter((each) => roles.includes(each.role));
  return (
    <Plain>
      <PageTitle title={t('wrongRole.title')} />
      <EmptyState
        title={t('wrongRole.hint', {
          roles: roles.map(roleName).join(t('shared:listSeparator')),
          role: roleName(acting.role),
        })}
        action={
          <>
            {fitting.map((each) => (
              <Button key={each.id} busy={actAs.isPending} onClick={() => actAs.mutate(each.id)}>
                {t('wrongRole.switchTo', {
                  role: roleName(each.role),
                  unit: each.unit?.name ?? t('shared:productName'),
                })}
              </Button>
            ))}
            <ButtonLink to={homeOf(acting.role)} variant="primary">
              {t('wrongRole.home')}
            </ButtonLink>
          </>
        }
      />
      {actAs.isError && <ErrorState error={actAs.error} />}
      <SignOutButton />
    </Plain>
  );
}
