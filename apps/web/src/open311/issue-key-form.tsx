import { API_KEY_LIMITS } from '@linli/domain/open311/api-key.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { issuesByField, useProblemText } from '../shared/problem-text.ts';
import { actingAppointmentOf, useMe } from '../shared/session.queries.ts';
import { useTexts } from '../shared/texts.ts';
import { UnitSearchSelect } from '../org-units/public.ts';
import { Field } from '../shared/ui/field.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import { issueKeyMutation } from './api-keys.queries.ts';
import styles from './open311.module.css';

interface Props {
  onDone: (key: string, name: string) => void;
  onClose: () => void;
}

export function IssueKeyForm({ onDone, onClose }: Props) {
  const t = useTexts('open311');
  const say = useProblemText();
  const own = actingAppointmentOf(useMe())?.unit ?? null;
  const issue = useMutation(issueKeyMutation(useQueryClient()));
  const [name, setName] = useState('');
  const [unitId, setUnitId] = useState<string | null>(own?.id ?? null);
  const [perMinute, setPerMinute] = useState<number | null>(API_KEY_LIMITS.perMinute.proposed);
  const [perDay, setPerDay] = useState<number | null>(API_KEY_LIMITS.perDay.proposed);
  const [wasSent, setWasSent] = useState(false);
  const issues = issuesByField(issue.error);
  const missing = {
    name: !name.trim(),
    unitId: unitId === null,
    perMinute: perMinute === null,
    perDay: perDay === null,
  };
  const errorOf = (field: keyof typeof missing) => {
    if (wasSent && missing[field]) return t('form.needed');
    return issues[field] && say.fieldIssue(issues[field]);
  };
  const submit = () => {
    setWasSent(true);
    if (unitId === null || perMinute === null || perDay === null || !name.trim() || issue.isPending) return;
    const body = { name: name.trim(), unitId, perMinute, perDay };
    issue.mutate(body, { onSuccess: ({ key }) => onDone(key, body.name) });
  };
  const quotas = [
    { field: 'perMinute', value: perMinute, set: setPerMinute },
    { field: 'perDay', value: perDay, set: setPerDay },
  ] as const;
  return (
    <form
      className={styles['form']}
      noValidate
      aria-label={t('form.title')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2>{t('form.title')}</h2>
      <Field label={t('form.name')} hint={t('form.nameHint')} error={errorOf('name')}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            autoComplete="off"
            value={name}
            maxLength={API_KEY_LIMITS.nameLength}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('form.unit')} hint={t('form.unitHint')} error={errorOf('unitId')}>
        {(control) => (
          <UnitSearchSelect
            control={control}
            own={own}
            kinds={['district', 'street', 'community']}
            value={unitId}
            words={{ notFound: t('form.unitNotFound') }}
            onChange={setUnitId}
          />
        )}
      </Field>
      {quotas.map(({ field, value, set }) => (
        <Field key={field} label={t(`form.${field}`)} error={errorOf(field)}>
          {(control) => (
            <Input
              {...control}
              type="number"
              step={1}
              min={API_KEY_LIMITS[field].least}
              max={API_KEY_LIMITS[field].most}
              value={value ?? ''}
              onChange={(event) => set(event.target.value === '' ? null : event.target.valueAsNumber)}
            />
          )}
        </Field>
      ))}
      {issue.isError && <Notice tone="late" role="alert" title={say.problem(issue.error)} />}
      <div className={styles['buttons']}>
        <Button type="primary" htmlType="submit" loading={issue.isPending}>
          {t('form.submit')}
        </Button>
        <Button type="text" onClick={onClose}>
          {t('shared:cancel')}
        </Button>
      </div>
    </form>
  );
}
