import type { SessionView } from '@linli/domain/accounts/own-account.contract.ts';
import { useState } from 'react';
import { useTexts } from '../shared/texts.ts';
import { Button } from '../shared/ui/button.tsx';
import { Moment } from '../shared/ui/moment.tsx';
import styles from './own-account.module.css';
import { Question } from './question.tsx';

interface Props {
  session: SessionView;
  isBusy: boolean;
  onEnd: () => void;
}

/** One place where one is signed in, as the browser named itself. */
export function SessionItem({ session, isBusy, onEnd }: Props) {
  const t = useTexts('accounts');
  const [isAsking, setIsAsking] = useState(false);
  const { browser, system, maskedAddress, signedInAt, lastSeenAt, isThisOne } = session;
  const name = [browser, system].filter(Boolean).join(' · ') || t('own.sessions.unnamed');
  return (
    <li className={styles['session']}>
      <div className={styles['head']}>
        <div className={styles['words']}>
          <p className={styles['name']}>
            {name}
            {isThisOne && <span className={styles['mark']}>{t('own.sessions.thisOne')}</span>}
          </p>
          <p className={styles['soft']}>{t('own.sessions.address', { address: maskedAddress })}</p>
          <p className={styles['soft']}>
            {t('own.sessions.since')} <Moment at={signedInAt} />
            {!isThisOne && (
              <>
                {t('own.sessions.lastSeen')} <Moment at={lastSeenAt} />
              </>
            )}
          </p>
        </div>
        {!isThisOne && !isAsking && (
          <Button aria-label={t('own.sessions.endOf', { name })} onClick={() => setIsAsking(true)}>
            {t('own.sessions.end')}
          </Button>
        )}
      </div>
      {isAsking && (
        <Question
          question={t('own.sessions.endQuestion', { name })}
          meaning={t('own.sessions.meaning')}
          yes={t('own.sessions.end')}
          isBusy={isBusy}
          onNo={() => setIsAsking(false)}
          onYes={onEnd}
        />
      )}
    </li>
  );
}
