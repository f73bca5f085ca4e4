import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import { CERTIFICATE_LIMITS } from '@linli/domain/volunteers/certificate.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useProblemText } from '../../shared/problem-text.ts';
import { addTexts, useTexts } from '../../shared/texts.ts';
import { Field } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import styles from '../desk.module.css';
import { CERTIFICATE_MESSAGES } from './certificate-messages.ts';
import { issueMutation } from './certificates.queries.ts';

await addTexts(CERTIFICATE_MESSAGES);

/** Whom to ask is the same for every certificate of an office. */
const CONTACT_AS = 'linli.certificate.contact';
const FIELDS = ['from', 'to', 'contact'] as const;

/** Of this year's hours, unless other days are chosen; leads to the sheet to print. */
export function CertificateForm({
  volunteer,
  onClose,
}: {
  volunteer: { id: string; name: string };
  onClose: () => void;
}) {
  const t = useTexts('certificates');
  const say = useProblemText();
  const navigate = useNavigate();
  const issue = useMutation(issueMutation(useQueryClient(), volunteer.id));
  const [today] = useState(() => shanghaiDate(new Date()));
  const [typed, setTyped] = useState(() => ({
    from: `${today.slice(0, 4)}-01-01`,
    to: today,
    contact: localStorage.getItem(CONTACT_AS) ?? '',
  }));
  const [wasSent, setWasSent] = useState(false);
  const submit = () => {
    setWasSent(true);
    if (FIELDS.some((field) => typed[field].trim() === '') || issue.isPending) return;
    localStorage.setItem(CONTACT_AS, typed.contact);
    issue.mutate(typed, { onSuccess: ({ id }) => navigate(`/desk/volunteer-certificates/${id}`) });
  };
  return (
    <form
      className={styles['form']}
      noValidate
      aria-label={t('issueOf', { name: volunteer.name })}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {FIELDS.map((field) => (
        <Field
          key={field}
          label={t(field)}
          hint={field === 'contact' ? t('contactHint') : undefined}
          error={wasSent && typed[field].trim() === '' ? t('needed') : undefined}
        >
          {(control) => (
            <Input
              {...control}
              type={field === 'contact' ? 'text' : 'date'}
              max={today}
              autoComplete="off"
              maxLength={CERTIFICATE_LIMITS.contactLength}
              value={typed[field]}
              onChange={({ target }) => setTyped({ ...typed, [field]: target.value })}
            />
          )}
        </Field>
      ))}
      {issue.isError && <Notice tone="late" role="alert" title={say.problem(issue.error)} />}
      <div className={styles['buttons']}>
        <Button type="primary" htmlType="submit" loading={issue.isPending}>
          {t('issue')}
        </Button>
        <Button type="text" onClick={onClose}>
          {t('shared:cancel')}
        </Button>
      </div>
    </form>
  );
}
