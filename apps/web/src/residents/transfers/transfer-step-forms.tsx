import { ADDRESS_LENGTH } from '@linli/domain/buildings/address.ts';
import { RESIDENT_LIMITS } from '@linli/domain/residents/resident-file.ts';
import { HOUSEHOLD_ROLES, type HouseholdRole } from '@linli/domain/residents/resident.ts';
import type { TransferView } from '@linli/domain/residents/transfers.contract.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useProblemText } from '../../shared/problem-text.ts';
import { Field } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { showToast } from '../../shared/ui/toast.tsx';
import { FormFrame } from '../form-frame.tsx';
import { useAddressRead } from '../person-fields.tsx';
import { useTransferTexts } from './transfer-texts.ts';
import styles from './transfers.module.css';
import { transferStepMutation } from './transfers.queries.ts';

interface Props {
  transfer: TransferView;
  who: string;
  onClose: () => void;
}

const ROLES = Object.keys(HOUSEHOLD_ROLES) as HouseholdRole[];

/** Where they live from now on; then the file is kept here. */
export function AcceptForm({ transfer, who, onClose }: Props) {
  const t = useTransferTexts();
  const [today] = useState(() => shanghaiDate(new Date()));
  const [address, setAddress] = useState(transfer.newAddress);
  const [day, setDay] = useState(today);
  const [householdRole, setHouseholdRole] = useState<HouseholdRole | ''>('');
  const [wasTried, setWasTried] = useState(false);
  const { send, error, isBusy } = useStep(transfer, t('accept.done'));
  const read = useAddressRead(address);
  const isDayWrong = day === '' || day > today;
  const submit = () => {
    setWasTried(true);
    if (isBusy || address.trim() === '' || isDayWrong) return;
    void send({ action: 'accept', day, address: address.trim(), householdRole: householdRole || null });
  };
  return (
    <FormFrame label={t('of', { action: t('action.accept'), name: who })} onSubmit={submit} onClose={onClose}>
      <Field
        label={t('accept.address')}
        hint={read}
        error={wasTried && address.trim() === '' ? t('shared:fieldIssues.required') : undefined}
      >
        {(control) => (
          <Input
            {...control}
            autoFocus
            autoComplete="off"
            maxLength={ADDRESS_LENGTH}
            value={address}
            onChange={({ target }) => setAddress(target.value)}
          />
        )}
      </Field>
      <Field label={t('accept.day')} error={isDayWrong ? t('residents:life.dayFuture') : undefined}>
        {(control) => (
          <Input {...control} type="date" max={today} value={day} onChange={({ target }) => setDay(target.value)} />
        )}
      </Field>
      <Field label={t('accept.householdRole')} hint={t('residents:life.householdRoleHint')}>
        {(control) => (
          <Select
            {...control}
            value={householdRole}
            onChange={setHouseholdRole}
            options={[
              { value: '' as const, label: t('residents:life.roleUnknown') },
              ...ROLES.map((value) => ({ value, label: t(`residents:role.${value}`) })),
            ]}
          />
        )}
      </Field>
      <Notice tone="soon" title={t('accept.after')} />
      <Foot error={error} isBusy={isBusy} submit={t('accept.submit')} onClose={onClose} />
    </FormFrame>
  );
}

/** Sends it back, with a reason that the other side reads. */
export function RefuseForm({ transfer, who, onClose }: Props) {
  const t = useTransferTexts();
  const [reason, setReason] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const { send, error, isBusy } = useStep(transfer, t('refuse.done'));
  const submit = () => {
    setWasTried(true);
    if (!isBusy && reason.trim() !== '') void send({ action: 'refuse', reason: reason.trim() });
  };
  return (
    <FormFrame label={t('of', { action: t('action.refuse'), name: who })} onSubmit={submit} onClose={onClose}>
      <Field
        label={t('refuse.reason')}
        hint={t('refuse.hint')}
        error={wasTried && reason.trim() === '' ? t('shared:fieldIssues.required') : undefined}
      >
        {(control) => (
          <Input
            {...control}
            autoFocus
            autoComplete="off"
            maxLength={RESIDENT_LIMITS.reasonLength}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
      <Foot error={error} isBusy={isBusy} submit={t('refuse.submit')} onClose={onClose} />
    </FormFrame>
  );
}

/** Awaited: once it is decided the transfer leaves the list, and its form with it. */
function useStep(transfer: TransferView, done: string) {
  const { mutateAsync, error, isPending } = useMutation(transferStepMutation(useQueryClient(), transfer));
  const send = async (step: Parameters<typeof mutateAsync>[0]) => {
    try {
      await mutateAsync(step);
      showToast(done);
    } catch {
      // Said at the foot of the form.
    }
  };
  return { send, error, isBusy: isPending };
}

interface FootProps {
  error: unknown;
  isBusy: boolean;
  submit: string;
  onClose: () => void;
}

function Foot({ error, isBusy, submit, onClose }: FootProps) {
  const t = useTransferTexts();
  const say = useProblemText();
  return (
    <>
      {error !== null && <Notice tone="late" role="alert" title={say.problem(error)} />}
      <div className={styles['buttons']}>
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {submit}
        </Button>
        <Button type="text" onClick={onClose}>
          {t('shared:cancel')}
        </Button>
      </div>
    </>
  );
}
