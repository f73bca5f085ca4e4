import { appointmentsContract } from '@linli/domain/appointments/appointments.contract.ts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../shared/api.ts';
import { useTexts } from '../shared/texts.ts';
import styles from './sign-in-page.module.css';

interface Props {
  onChoose: (account: { name: string; password: string }) => void;
}

/** The accounts of the demo; nothing at all where the demo is off or cannot be asked. */
export function DemoAccounts({ onChoose }: Props) {
  const t = useTexts('accounts');
  const { data } = useQuery({
    queryKey: ['appointments', 'demo-accounts'],
    queryFn: ({ signal }) => call(appointmentsContract.demoAccounts, { signal }),
    staleTime: Infinity,
  });
  if (!data || data.accounts.length === 0) return null;
  return (
    <section className={styles['demo']} aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">{t('signIn.demoTitle')}</h2>
      <p className={styles['soft']}>{t('signIn.demoHint')}</p>
      <ul className={styles['accounts']}>
        {data.accounts.map(({ username, name, role, unitName }) => (
          <li key={username}>
            <button
              type="button"
              className={styles['account']}
              onClick={() => onChoose({ name: username, password: data.password ?? '' })}
            >
              <code>{username}</code>
              <span>
                {name} <small>{[t(`shared:roles.${role}`), unitName].filter(Boolean).join(' · ')}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
