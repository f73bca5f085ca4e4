import type { ErasureAction } from '@linli/domain/residents/erasure.ts';
import type { ErasureView } from '@linli/domain/residents/erasures.contract.ts';
import { RESIDENT_LIMITS } from '@linli/domain/residents/resident-file.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useProblemText } from '../../shared/problem-text.ts';
import { Field } from '../../shared/ui/field.tsx';
import { Moment } from '../../shared/ui/moment.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { showToast } from '../../shared/ui/toast.tsx';
import type { Room } from '../residents-address.ts';
import { useRightsTexts } from './rights-texts.ts';
import styles from './rights.module.css';
import { erasureStepMutation } from './rights.queries.ts';

/** One request: whose, on which ground, how it stands, and what the reader can do with it. */
export function ErasureItem({ erasure, room }: { erasure: ErasureView; room: Room }) {
  const t = useRightsTexts();
  const say = useProblemText();
  const [open, setOpen] = useState<'approve' | 'refuse' | null>(null);
  const { mutateAsync, error, isPending } = useMutation(erasureStepMutation(useQueryClient(), erasure));
  const { status, residentId, askerName, deciderName, decidedAt, reason, answer, hindrances, availableActions } =
    erasure;
  const name = erasure.name || t('list.erasedName');
  const send = async (step: Parameters<typeof mutateAsync>[0]) => {
    try {
      await mutateAsync(step);
      showToast(t(`list.done.${step.action}`));
    } catch {
      // Said below.
    }
  };
  const press = (action: ErasureAction) => (action === 'withdraw' ? void send({ action }) : setOpen(action));
  return (
    <li className={styles['item']}>
      <div className={styles['head']}>
        <h2>{name}</h2>
        <span className={`${styles['status']} ${styles[status] ?? ''}`}>{t(`status.${status}`)}</span>
        <span className={styles['soft']}>{erasure.community.name}</span>
      </div>
      <p>{t('list.facts', { asker: t(`asker.${erasure.askedBy}`), ground: t(`ground.${erasure.ground}`) })}</p>
      {reason && <p>{t('list.reason', { reason })}</p>}
      {answer && <p>{t('list.answer', { answer })}</p>}
      <p className={styles['soft']}>
        {t('list.asked', { name: askerName })} <Moment at={erasure.askedAt} />
        {deciderName !== null && decidedAt !== null && (
          <>
            {' · '}
            {t('list.decided', { name: deciderName })} <Moment at={decidedAt} />
          </>
        )}
      </p>
      {hindrances.length > 0 && (
        <Notice tone="late" title={t('erase.hindered')}>
          {hindrances.map((each) => (
            <p key={each}>{t(`hindrance.${each}`)}</p>
          ))}
        </Notice>
      )}
      {error !== null && <Notice tone="late" role="alert" title={say.problem(error)} />}
      {open === null && (
        <div className={styles['buttons']}>
          {availableActions.map((action) => (
            <Button
              key={action}
              danger={action === 'approve'}
              disabled={action === 'approve' && hindrances.length > 0}
              aria-label={t('list.of', { action: t(`action.${action}`), name })}
              loading={action === 'withdraw' && isPending}
              onClick={() => press(action)}
            >
              {t(`action.${action}`)}
            </Button>
          ))}
          {residentId !== null && <Link to={`${room}/residents/${residentId}`}>{t('list.open')}</Link>}
        </div>
      )}
      {open === 'approve' && (
        <Notice tone="late" role="alert" title={t('list.sure', { name })}>
          <div className={styles['buttons']}>
            <Button danger type="primary" loading={isPending} onClick={() => void send({ action: 'approve' })}>
              {t('list.confirm')}
            </Button>
            <Button onClick={() => setOpen(null)}>{t('shared:cancel')}</Button>
          </div>
        </Notice>
      )}
      {open === 'refuse' && (
        <RefuseForm
          isBusy={isPending}
          onSend={(why) => void send({ action: 'refuse', reason: why })}
          onClose={() => setOpen(null)}
        />
      )}
    </li>
  );
}

interface RefuseProps {
  isBusy: boolean;
  onSend: (reason: string) => void;
  onClose: () => void;
}

function RefuseForm({ isBusy, onSend, onClose }: RefuseProps) {
  const t = useRightsTexts();
  const [reason, setReason] = useState('');
  return (
    <form
      className={styles['form']}
      aria-label={t('action.refuse')}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() && !isBusy) onSend(reason.trim());
      }}
    >
      <Field label={t('list.refuseReason')} hint={t('list.refuseHint')}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={RESIDENT_LIMITS.reasonLength}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
      <div className={styles['buttons']}>
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={!reason.trim()}>
          {t('action.refuse')}
        </Button>
        <Button onClick={onClose}>{t('shared:cancel')}</Button>
      </div>
    </form>
  );
}
