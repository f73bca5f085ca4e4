import { CheckOutlined, DownOutlined } from '@ant-design/icons';
import type { Me } from '@linli/domain/appointments/appointments.contract.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Dropdown } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useProblemText } from '../shared/problem-text.ts';
import { actAsMutation, actingAppointmentOf, useMe, useSignOut } from '../shared/session.queries.ts';
import { useTexts } from '../shared/texts.ts';
import { switchTheme, THEMES, useTheme } from '../shared/theme.ts';
import { showToast } from '../shared/ui/toast.tsx';
import styles from './account-menu.module.css';
import { homeOf, roomOfPerson } from './home-of.ts';

type OwnAppointment = Me['appointments'][number];

/** Who one is and acts as; leads to one's other appointments, the appearance, and out. */
export function AccountMenu() {
  const t = useTexts('office');
  const say = useProblemText();
  const me = useMe();
  const acting = actingAppointmentOf(me);
  const theme = useTheme();
  const [isOpen, setIsOpen] = useState(false);
  const navigate = useNavigate();
  const client = useQueryClient();
  const actAs = useMutation(actAsMutation(client));
  const signOut = useMutation({
    mutationFn: useSignOut(),
    onSuccess: () => navigate('/sign-in', { replace: true }),
    onError: () => showToast(t('shared:signOutFailed')),
  });

  const titleOf = ({ role, unit }: OwnAppointment) =>
    [t(`shared:roles.${role}`), unit?.name].filter(Boolean).join(' · ');
  const switchTo = (appointment: OwnAppointment) =>
    actAs.mutate(appointment.id, {
      onSuccess: () => {
        void navigate(homeOf(appointment.role));
        showToast(t('actingAs', { appointment: titleOf(appointment) }));
      },
      onError: (error) => showToast(say.problem(error)),
    });
  const check = (isChecked: boolean) => (
    <CheckOutlined style={{ visibility: isChecked ? 'visible' : 'hidden' }} aria-hidden={!isChecked} />
  );

  const menu = {
    items: [
      {
        type: 'group' as const,
        label: t('appointments'),
        children: me.appointments.map((each) => ({
          key: each.id,
          icon: check(each.id === acting?.id),
          label: (
            <span className={styles['option']}>
              {titleOf(each)}
              {each.unit && each.unit.pathNames.length > 0 && (
                <span className={styles['path']}>{each.unit.pathNames.join(' / ')}</span>
              )}
            </span>
          ),
          onClick: () => each.id !== acting?.id && switchTo(each),
        })),
      },
      {
        type: 'group' as const,
        label: t('shared:themeLabel'),
        children: THEMES.map((each) => ({
          key: each,
          icon: check(each === theme),
          label: t(`shared:theme.${each}`),
          onClick: () => switchTheme(each),
        })),
      },
      { type: 'divider' as const },
      { key: 'account', label: t('shared:account'), onClick: () => navigate(`${roomOfPerson(me)}/account`) },
      { key: 'sign-out', label: t('shared:signOut'), onClick: () => signOut.mutate() },
    ],
  };
  return (
    <Dropdown menu={menu} trigger={['click']} placement="bottomRight" onOpenChange={setIsOpen} autoFocus>
      <button
        type="button"
        className={styles['trigger']}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-busy={actAs.isPending || undefined}
      >
        <span className={styles['words']}>
          <span className={styles['name']}>{me.person.name}</span>
          {acting && (
            <span className={styles['acting']} title={titleOf(acting)}>
              {titleOf(acting)}
            </span>
          )}
        </span>
        <DownOutlined aria-hidden="true" style={{ fontSize: 10 }} />
      </button>
    </Dropdown>
  );
}
