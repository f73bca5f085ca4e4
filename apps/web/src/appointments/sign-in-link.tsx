import type { UseMutationResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { exactText } from '../shared/moments.ts';
import { useProblemText } from '../shared/problem-text.ts';
import { useLanguage } from '../shared/texts.ts';
import { Notice } from '../shared/ui/notice.tsx';
import { showToast } from '../shared/ui/toast.tsx';
import styles from './sign-in-link.module.css';
import { useAppointmentTexts } from './appointments-texts.ts';
import type { MadeSignInLink } from './appointments.queries.ts';

interface Props {
  person: { name: string; username: string };
  making: UseMutationResult<MadeSignInLink, Error, string>;
  /** The appointment of theirs through which it is made. */
  appointmentId: string;
}

/** A sign-in link in the making, then to be handed over: it is shown this once. */
export function SignInLink({ person, making, appointmentId }: Props) {
  const t = useAppointmentTexts();
  const say = useProblemText();
  const language = useLanguage();
  if (making.isError)
    return (
      <>
        <Notice tone="late" role="alert" title={say.problem(making.error)} />
        <div>
          <Button onClick={() => making.mutate(appointmentId)}>{t('shared:retry')}</Button>
        </div>
      </>
    );
  if (!making.data) return <p role="status">{t('link.making')}</p>;
  const address = new URL(making.data.path, location.origin).href;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      showToast(t('link.copied'));
    } catch {
      // Not every office browser lets a page write there.
      showToast(t('link.copyFailed'));
    }
  };
  return (
    <div className={styles['link']} role="status">
      <p>{t('link.hint', { ...person, moment: exactText(new Date(making.data.expiresAt), language) })}</p>
      <code className={styles['address']}>{address}</code>
      <div>
        <Button type="primary" onClick={() => void copy()}>
          {t('link.copy')}
        </Button>
      </div>
    </div>
  );
}
