import { APPOINTS, PERSON_LIMITS, ROLE_UNIT_KINDS } from '@linli/domain/appointments/appointment.ts';
import type { AppointmentView } from '@linli/domain/appointments/appointments.contract.ts';
import type { Role } from '@linli/domain/shared/actor.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { issuesByField, useProblemText } from '../shared/problem-text.ts';
import { actingAppointmentOf, useMe } from '../shared/session.queries.ts';
import { Field } from '../shared/ui/field.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import styles from './appoint-panel.module.css';
import { appointMutation } from './appointments.queries.ts';
import { useAppointmentTexts } from './appointments-texts.ts';
import { endOfDay } from './day-only.ts';
import { UnitSelect } from './unit-select.tsx';

interface Props {
  /** `isNew`: an account was opened, which nobody can sign in to yet. */
  onDone: (appointment: AppointmentView, isNew: boolean) => void;
}

/** Gives a role at a unit to somebody with an account, or opens one for somebody new. */
export function AppointForm({ onDone }: Props) {
  const t = useAppointmentTexts();
  const say = useProblemText();
  const client = useQueryClient();
  const acting = actingAppointmentOf(useMe());
  const roles = acting ? APPOINTS[acting.role] : [];
  const [isNew, setIsNew] = useState(true);
  const [username, setUsername] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role | null>(roles.length === 1 ? (roles[0] ?? null) : null);
  const [unitId, setUnitId] = useState<string | null>(null);
  const [lastDay, setLastDay] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const appoint = useMutation(appointMutation(client));
  const issues = issuesByField(appoint.error);
  const kinds = role ? ROLE_UNIT_KINDS[role] : [];
  const kind = kinds.find((each) => each !== null) ?? null;
  const mayStandAbove = kinds.includes(null);

  const missing = {
    username: !username.trim(),
    name: isNew && !name.trim(),
    role: role === null,
    unitId: !mayStandAbove && unitId === null,
  };
  const errorOf = (field: 'username' | 'name' | 'role' | 'unitId' | 'to') => {
    if (wasSent && field !== 'to' && missing[field]) return t('appoint.needed');
    return issues[field] && say.fieldIssue(issues[field]);
  };
  const submit = () => {
    setWasSent(true);
    if (role === null || Object.values(missing).some(Boolean) || appoint.isPending) return;
    const terms = {
      username: username.trim(),
      role,
      unitId,
      to: lastDay ? endOfDay(lastDay) : null,
    };
    appoint.mutate(isNew ? { ...terms, name: name.trim() } : terms, { onSuccess: (given) => onDone(given, isNew) });
  };

  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <fieldset className={styles['who']}>
        <legend>{t('appoint.who')}</legend>
        {([true, false] as const).map((each) => (
          <label key={String(each)}>
            <input
              type="radio"
              name="who"
              checked={isNew === each}
              onChange={() => {
                setIsNew(each);
                appoint.reset();
              }}
            />
            {each ? t('appoint.fresh') : t('appoint.existing')}
          </label>
        ))}
      </fieldset>
      {isNew && (
        <Field label={t('appoint.name')} error={errorOf('name')}>
          {(control) => (
            <Input
              {...control}
              value={name}
              maxLength={PERSON_LIMITS.nameLength}
              autoComplete="off"
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      )}
      <Field
        label={t('appoint.username')}
        hint={isNew ? t('appoint.usernameHintNew') : t('appoint.usernameHintOld')}
        error={errorOf('username')}
      >
        {(control) => (
          <Input
            {...control}
            value={username}
            maxLength={PERSON_LIMITS.usernameLength}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => setUsername(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('appoint.role')} error={errorOf('role')}>
        {(control) => (
          <Select
            {...control}
            value={role}
            onChange={(next) => {
              setRole(next);
              setUnitId(null);
            }}
            options={roles.map((value) => ({ value, label: t(`shared:roles.${value}`) }))}
          />
        )}
      </Field>
      {kind && (
        <Field
          label={`${t('appoint.unit')}（${t(`orgUnits:kinds.${kind}`)}）`}
          hint={t(mayStandAbove ? 'appoint.unitHintAbove' : 'appoint.unitHint')}
          optional={mayStandAbove}
          error={errorOf('unitId')}
        >
          {(control) => <UnitSelect key={kind} control={control} kind={kind} value={unitId} onChange={setUnitId} />}
        </Field>
      )}
      <Field label={t('appoint.to')} hint={t('appoint.toHint')} optional error={errorOf('to')}>
        {(control) => (
          <Input {...control} type="date" value={lastDay} onChange={(event) => setLastDay(event.target.value)} />
        )}
      </Field>
      {isNew && <p className={styles['soft']}>{t('appoint.linkNote')}</p>}
      {appoint.isError && <Notice tone="late" role="alert" title={say.problem(appoint.error)} />}
      <div className={styles['buttons']}>
        <Button
          type="primary"
          htmlType="submit"
          loading={appoint.isPending}
          onMouseDown={(event) => event.preventDefault()}
        >
          {isNew ? t('appoint.submitNew') : t('appoint.submit')}
        </Button>
      </div>
    </form>
  );
}
