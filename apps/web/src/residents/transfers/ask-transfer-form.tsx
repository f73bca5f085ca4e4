import { ADDRESS_LENGTH } from '@linli/domain/buildings/address.ts';
import { nextHeadOf } from '@linli/domain/residents/household-head.ts';
import { RESIDENT_LIMITS } from '@linli/domain/residents/resident-file.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { publicCommunitiesQuery } from '../../org-units/org-units.queries.ts';
import { useProblemText } from '../../shared/problem-text.ts';
import { actingAppointmentOf, useMe } from '../../shared/session.queries.ts';
import { Field } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { showToast } from '../../shared/ui/toast.tsx';
import { FormFrame, toFirstFault } from '../form-frame.tsx';
import styles from '../resident-form.module.css';
import { householdQuery } from '../residents.queries.ts';
import { useTransferTexts } from './transfer-texts.ts';
import { askTransferMutation, type Asked } from './transfers.queries.ts';

type Draft = Omit<Asked, 'version'> & { communityName: string };
const EMPTY: Draft = { communityCode: '', communityName: '', reason: '', newAddress: '', wholeHousehold: false };

/** Asks another community of the district to take somebody over; says who keeps what afterwards. */
export function AskTransferForm({ resident, onDone }: { resident: ResidentView; onDone: () => void }) {
  const t = useTransferTexts();
  const say = useProblemText();
  const client = useQueryClient();
  const kept = ['residents-typed', 'transfer', resident.id];
  const [draft, setDraft] = useState<Draft>(() => client.getQueryData<Draft>(kept) ?? EMPTY);
  const [wasTried, setWasTried] = useState(false);
  const ask = useMutation(askTransferMutation(client, resident.id));
  const householdId = resident.household?.id;
  const { data: household } = useQuery({ ...householdQuery(householdId ?? ''), enabled: householdId !== undefined });
  const mates = household?.members.filter(({ id, status }) => id !== resident.id && status === 'living_here') ?? [];
  const change = (changed: Partial<Draft>) => {
    const next = { ...draft, ...changed };
    client.setQueryDefaults(['residents-typed'], { gcTime: Infinity });
    client.setQueryData(kept, next);
    setDraft(next);
  };
  const leave = () => {
    client.removeQueries({ queryKey: kept });
    onDone();
  };
  const submit = async () => {
    setWasTried(true);
    if (ask.isPending) return;
    if (draft.communityCode === '' || draft.reason.trim() === '') return toFirstFault();
    const { communityName, ...sent } = draft;
    try {
      await ask.mutateAsync({ ...sent, reason: sent.reason.trim(), version: resident.version });
      showToast(t('form.done', { community: communityName }));
      leave();
    } catch {
      toFirstFault();
    }
  };
  const missing = (value: string) => (wasTried && value.trim() === '' ? t('shared:fieldIssues.required') : undefined);
  const isLeaving = resident.householdRole === 'head' && !draft.wholeHousehold;
  const nextHead = isLeaving ? nextHeadOf(mates) : null;
  const words = {
    community: draft.communityName || t('form.there'),
    name: resident.name,
    count: mates.length + 1,
  };
  return (
    <FormFrame label={t('form.of', { name: resident.name })} onSubmit={() => void submit()} onClose={onDone}>
      <CommunityField
        name={draft.communityName}
        error={missing(draft.communityCode)}
        onChoose={(communityCode, communityName) => change({ communityCode, communityName })}
      />
      <Field label={t('form.reason')} hint={t('form.reasonHint')} error={missing(draft.reason)}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={RESIDENT_LIMITS.reasonLength}
            value={draft.reason}
            onChange={({ target }) => change({ reason: target.value })}
          />
        )}
      </Field>
      <Field label={t('form.newAddress')} optional>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={ADDRESS_LENGTH}
            value={draft.newAddress}
            onChange={({ target }) => change({ newAddress: target.value })}
          />
        )}
      </Field>
      {mates.length > 0 && (
        <div>
          <Checkbox
            checked={draft.wholeHousehold}
            onChange={({ target }) => change({ wholeHousehold: target.checked })}
          >
            {t('form.wholeHousehold')}
          </Checkbox>
          <p className={styles['lead']}>
            {t('residents:life.wholeHouseholdHint', {
              names: mates.map(({ name }) => name).join(t('shared:listSeparator')),
            })}
          </p>
        </div>
      )}
      <div className={styles['foot']}>
        <Notice tone="soon" title={t('form.nextTitle')}>
          <p>
            {t(draft.wholeHousehold ? 'form.afterHousehold' : 'form.after', words)}
            {nextHead && t('form.afterHead', { name: nextHead.name })}
          </p>
        </Notice>
        {ask.isError && <Notice tone="late" role="alert" title={say.problem(ask.error)} />}
        <div className={styles['buttons']}>
          <Button type="primary" htmlType="submit" loading={ask.isPending}>
            {t('form.submit')}
          </Button>
          <Button type="text" onClick={leave}>
            {t('shared:cancel')}
          </Button>
        </div>
        <p className={styles['lead']}>{t('residents:life.kept')}</p>
      </div>
    </FormFrame>
  );
}

interface CommunityProps {
  name: string;
  error: string | undefined;
  onChoose: (code: string, name: string) => void;
}

/** A community of one's own district, found by part of its name; never one's own. */
function CommunityField({ name, error, onChoose }: CommunityProps) {
  const t = useTransferTexts();
  const [text, setText] = useState('');
  const own = actingAppointmentOf(useMe())?.unit;
  const { data, isFetching } = useQuery(publicCommunitiesQuery(text.trim()));
  const found = data?.items.filter(({ id, pathNames }) => id !== own?.id && pathNames[0] === own?.pathNames[0]) ?? [];
  return (
    <Field label={t('form.community')} hint={t('form.communityHint')} error={error}>
      {(control) => (
        <Select
          {...control}
          autoFocus
          showSearch={{ filterOption: false, searchValue: text, onSearch: setText }}
          value={name || null}
          loading={isFetching}
          notFoundContent={text.trim() && !isFetching ? t('form.communityNone') : null}
          onChange={(_value, option) => {
            const chosen = found.find(({ code }) => !Array.isArray(option) && code === option?.value);
            onChoose(chosen?.code ?? '', chosen?.name ?? '');
            setText('');
          }}
          options={found.map(({ code, pathNames }) => ({ value: code ?? '', label: pathNames.slice(1).join(' · ') }))}
        />
      )}
    </Field>
  );
}
