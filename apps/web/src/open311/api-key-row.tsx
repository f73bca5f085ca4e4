import { API_KEY_LIMITS } from '@linli/domain/open311/api-key.ts';
import type { ApiKeyView } from '@linli/domain/open311/api-keys.contract.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { exactText } from '../shared/moments.ts';
import { useProblemText } from '../shared/problem-text.ts';
import { useLanguage, useTexts } from '../shared/texts.ts';
import { Field, FieldError } from '../shared/ui/field.tsx';
import { Moment } from '../shared/ui/moment.tsx';
import { showToast } from '../shared/ui/toast.tsx';
import { revokeKeyMutation } from './api-keys.queries.ts';
import styles from './open311.module.css';

export function ApiKeyRow({ apiKey, columns }: { apiKey: ApiKeyView; columns: number }) {
  const t = useTexts('open311');
  const language = useLanguage();
  const [isAsked, setIsAsked] = useState(false);
  const { name, unit, ending, perMinute, perDay, today, usage, lastUsedAt, issuedAt, issuedBy, revokedAt } = apiKey;
  const say = (count: number) => count.toLocaleString('en');
  return (
    <>
      <tr className={revokedAt ? styles['gone'] : undefined}>
        <th scope="row">{name}</th>
        <td>{unit.name}</td>
        <td>
          <code>…{ending}</code>
        </td>
        <td className={styles['number']}>{`${say(perMinute)} / ${say(perDay)}`}</td>
        <td className={styles['number']}>{say(today)}</td>
        <td className={styles['number']}>{say(usage.requests)}</td>
        <td className={styles['number']}>{say(usage.turnedAway)}</td>
        <td className={styles['number']}>{say(usage.filed)}</td>
        <td>{lastUsedAt ? <Moment at={lastUsedAt} /> : t('never')}</td>
        <td>
          {issuedBy} · <Moment at={issuedAt} />
        </td>
        <td className={styles['act']}>
          {revokedAt ? (
            t('revoked', { moment: exactText(new Date(revokedAt), language) })
          ) : (
            <Button
              type="text"
              size="small"
              danger
              aria-expanded={isAsked}
              aria-label={t('revokeOf', { name })}
              onClick={() => setIsAsked(!isAsked)}
            >
              {t('revoke')}
            </Button>
          )}
        </td>
      </tr>
      {isAsked && !revokedAt && (
        <tr>
          <td colSpan={columns}>
            <RevokeQuestion id={apiKey.id} name={name} onClose={() => setIsAsked(false)} />
          </td>
        </tr>
      )}
    </>
  );
}

/** Revoking asks, since it cannot be taken back. */
function RevokeQuestion({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const t = useTexts('open311');
  const say = useProblemText();
  const revoke = useMutation(revokeKeyMutation(useQueryClient()));
  const [reason, setReason] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const submit = () => {
    setWasSent(true);
    if (reason.trim() === '' || revoke.isPending) return;
    const done = () => {
      onClose();
      showToast(t('revokedToast', { name }));
    };
    revoke.mutate({ apiKeyId: id, reason: reason.trim() }, { onSuccess: done });
  };
  return (
    <form
      className={styles['question']}
      noValidate
      aria-label={t('revokeOf', { name })}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <strong>{t('revokeQuestion', { name })}</strong>
      <Field label={t('reason')} error={wasSent && reason.trim() === '' ? t('form.needed') : undefined}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            value={reason}
            maxLength={API_KEY_LIMITS.reasonLength}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {revoke.isError && <FieldError id={`${id}-error`}>{say.problem(revoke.error)}</FieldError>}
      <div className={styles['buttons']}>
        <Button type="primary" danger htmlType="submit" loading={revoke.isPending}>
          {t('revoke')}
        </Button>
        <Button type="text" onClick={onClose}>
          {t('shared:cancel')}
        </Button>
      </div>
    </form>
  );
}
