import type { TransferView } from '@linli/domain/residents/transfers.contract.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useProblemText } from '../../shared/problem-text.ts';
import { Moment } from '../../shared/ui/moment.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { showToast } from '../../shared/ui/toast.tsx';
import type { Room } from '../residents-address.ts';
import { AcceptForm, RefuseForm } from './transfer-step-forms.tsx';
import { useTransferTexts } from './transfer-texts.ts';
import styles from './transfers.module.css';
import { transferStepMutation } from './transfers.queries.ts';

/** One transfer: who, from where to where, why, how it stands, and what the reader can do with it. */
export function TransferItem({ transfer, room }: { transfer: TransferView; room: Room }) {
  const t = useTransferTexts();
  const say = useProblemText();
  const [open, setOpen] = useState<'accept' | 'refuse' | null>(null);
  const withdraw = useMutation(transferStepMutation(useQueryClient(), transfer));
  const { from, to, people, status, reason, newAddress, answer, availableActions } = transfer;
  const place = (side: typeof from) => t('place', { street: side.streetName, community: side.name });
  const [main] = people;
  const who = main?.name ?? '';
  const takeBack = async () => {
    try {
      await withdraw.mutateAsync({ action: 'withdraw' });
      showToast(t('withdraw.done'));
    } catch {
      // Said below.
    }
  };
  return (
    <li className={styles['transfer']}>
      <div className={styles['head']}>
        <h2>{t('way', { from: place(from), to: place(to) })}</h2>
        <span className={`${styles['status']} ${styles[status] ?? ''}`}>{t(`status.${status}`)}</span>
        <span className={styles['at']}>
          {t(transfer.decidedAt ? 'decided' : 'asked')} <Moment at={transfer.decidedAt ?? transfer.askedAt} />
        </span>
      </div>
      {transfer.wholeHousehold && <p>{t('household', { count: people.length })}</p>}
      <ul className={styles['people']}>
        {people.map(({ name, sex, birthYear, householdRole, residentId }, index) => (
          <li key={residentId ?? index}>
            <span>
              {t(birthYear ? 'person' : 'personUnknown', {
                name,
                sex: sex ? t(`residents:sex.${sex}`) : t('residents:unknown'),
                year: birthYear,
              })}
            </span>
            {householdRole && <span className={styles['soft']}>{t(`residents:role.${householdRole}`)}</span>}
            {residentId && <Link to={`${room}/residents/${residentId}`}>{t('openOf', { name })}</Link>}
          </li>
        ))}
      </ul>
      <p>{t('reason', { reason })}</p>
      {newAddress && <p>{t('newAddress', { address: newAddress })}</p>}
      {answer && <p>{t('answer', { answer })}</p>}
      {withdraw.isError && <Notice tone="late" role="alert" title={say.problem(withdraw.error)} />}
      {open === null && availableActions.length > 0 && (
        <div className={styles['buttons']}>
          {availableActions.map((action) => (
            <Button
              key={action}
              type={action === 'accept' ? 'primary' : 'default'}
              aria-label={t('of', { action: t(`action.${action}`), name: who })}
              loading={action === 'withdraw' && withdraw.isPending}
              onClick={() => (action === 'withdraw' ? void takeBack() : setOpen(action))}
            >
              {t(`action.${action}`)}
            </Button>
          ))}
        </div>
      )}
      {open === 'accept' && <AcceptForm transfer={transfer} who={who} onClose={() => setOpen(null)} />}
      {open === 'refuse' && <RefuseForm transfer={transfer} who={who} onClose={() => setOpen(null)} />}
    </li>
  );
}
