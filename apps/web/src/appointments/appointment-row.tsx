import { MoreOutlined } from '@ant-design/icons';
import type { AccountCare } from '@linli/domain/accounts/account-care.ts';
import type { AppointmentView } from '@linli/domain/appointments/appointments.contract.ts';
import { useMutation } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { useState, type ReactNode } from 'react';
import { exactText } from '../shared/moments.ts';
import { useLanguage } from '../shared/texts.ts';
import { AccountCareQuestion } from './account-care.tsx';
import styles from './appointments.module.css';
import { CorrectPhone } from './correct-phone.tsx';
import { makeSignInLinkMutation } from './appointments.queries.ts';
import { useAppointmentTexts } from './appointments-texts.ts';
import { dayOnly } from './day-only.ts';
import { EndQuestion } from './end-question.tsx';
import { SignInLink } from './sign-in-link.tsx';
import { useRestore } from './use-restore.ts';

/** One appointment on a line; a sign-in link, and what must be asked before it is done, stand right below. */
export function AppointmentRow({ appointment }: { appointment: AppointmentView }) {
  const t = useAppointmentTexts();
  const language = useLanguage();
  const making = useMutation(makeSignInLinkMutation);
  const [asked, setAsked] = useState<'end' | Exclude<AccountCare, 'signInLink' | 'restore'> | null>(null);
  const restore = useRestore();
  const { id, person, role, unit, from, to, canEnd, account } = appointment;
  const cares = account?.availableCares ?? [];
  const { name } = person;
  const roleName = t(`shared:roles.${role}`);
  const close = () => setAsked(null);
  const day = (at: string) => (
    <time dateTime={at} title={exactText(new Date(at), language)}>
      {dayOnly(new Date(at), language)}
    </time>
  );
  return (
    <>
      <tr>
        <th scope="row">
          {name}
          {account?.disabledAt && (
            <span className={styles['disabled']} title={exactText(new Date(account.disabledAt), language)}>
              {t('disabled')}
            </span>
          )}
        </th>
        <td className={styles['soft']}>{person.username}</td>
        <td>{roleName}</td>
        <td title={unit?.pathNames.join(' / ')}>{unit?.name ?? t('above')}</td>
        <td className={styles['soft']}>{day(from)}</td>
        <td className={styles['soft']}>{to ? day(to) : t('openEnded')}</td>
        <td className={styles['act']}>
          {canEnd && !asked && (
            <>
              {cares.includes('signInLink') && (
                <Button
                  type="text"
                  size="small"
                  aria-label={t('link.makeFor', { name })}
                  loading={making.isPending}
                  onClick={() => making.mutate(id)}
                >
                  {t('link.make')}
                </Button>
              )}
              <Button
                type="text"
                size="small"
                aria-label={t('endOf', { name, role: roleName })}
                onClick={() => setAsked('end')}
              >
                {t('end')}
              </Button>
              <Dropdown
                trigger={['click']}
                autoFocus
                menu={{
                  items: cares.flatMap((care) =>
                    care === 'signInLink'
                      ? []
                      : {
                          key: care,
                          label: t(`care.${care}.action`),
                          onClick: () => (care === 'restore' ? restore({ appointmentId: id, name }) : setAsked(care)),
                        },
                  ),
                }}
              >
                <Button
                  type="text"
                  size="small"
                  icon={<MoreOutlined />}
                  aria-haspopup="menu"
                  aria-label={t('moreOf', { name })}
                  title={t('more')}
                />
              </Dropdown>
            </>
          )}
        </td>
      </tr>
      {!making.isIdle && cares.includes('signInLink') && !asked && (
        <Below>
          <div className={styles['question']} role="group" aria-label={t('link.makeFor', { name })}>
            <SignInLink person={person} making={making} appointmentId={id} />
            <div>
              <Button type="text" onClick={() => making.reset()}>
                {t('shared:close')}
              </Button>
            </div>
          </div>
        </Below>
      )}
      {asked && canEnd && (
        <Below>
          {asked === 'end' && <EndQuestion appointment={appointment} onClose={close} />}
          {asked === 'changePhone' && (
            <CorrectPhone appointmentId={id} name={name} maskedPhone={account?.maskedPhone ?? null} onClose={close} />
          )}
          {asked !== 'end' && asked !== 'changePhone' && (
            <AccountCareQuestion care={asked} appointmentId={id} name={name} onClose={close} />
          )}
        </Below>
      )}
    </>
  );
}

function Below({ children }: { children: ReactNode }) {
  return (
    <tr>
      <td colSpan={7}>{children}</td>
    </tr>
  );
}
