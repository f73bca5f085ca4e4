import { CARE_LABELS, GIVEN_LABEL_CODES, type CareLabel } from '@linli/domain/residents/care-label.ts';
import { RESIDENT_LIMITS, type ResidentSource } from '@linli/domain/residents/resident-file.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useProblemText } from '../shared/problem-text.ts';
import { Field, FieldError } from '../shared/ui/field.tsx';
import { showToast } from '../shared/ui/toast.tsx';
import styles from './resident-panel.module.css';
import { addLabelMutation } from './residents.queries.ts';
import { useResidentTexts } from './residents-texts.ts';

const SOURCES = ['counter', 'visit', 'phone'] as const satisfies readonly ResidentSource[];

/** Gives one of the labels that the person does not have yet. */
export function AddLabelForm({ resident, onClose }: { resident: ResidentView; onClose: () => void }) {
  const t = useResidentTexts();
  const say = useProblemText();
  const [label, setLabel] = useState<CareLabel | null>(null);
  const [from, setFrom] = useState(() => shanghaiDate(new Date()));
  const [source, setSource] = useState<(typeof SOURCES)[number]>('counter');
  const [evidence, setEvidence] = useState('');
  const [detail, setDetail] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const add = useMutation(addLabelMutation(useQueryClient(), resident.id));
  const submit = () => {
    setIsMissing(label === null);
    if (label === null || add.isPending) return;
    add.mutate(
      { label, from: from || null, source, evidence, detail },
      {
        onSuccess: () => {
          showToast(t('file.labelling.added', { label: t(`label.${label}`) }));
          onClose();
        },
      },
    );
  };
  return (
    <form
      className={styles['inline']}
      aria-label={t('file.labelling.add')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field label={t('file.labelling.which')} error={isMissing ? t('shared:fieldIssues.required') : undefined}>
        {(control) => (
          <Select
            {...control}
            autoFocus
            showSearch={{ optionFilterProp: 'label' }}
            value={label}
            onChange={setLabel}
            options={GIVEN_LABEL_CODES.filter((code) => !resident.labels.includes(code)).map((value) => ({
              value,
              label: t(`label.${value}`),
            }))}
          />
        )}
      </Field>
      <div className={styles['pair']}>
        <Field label={t('file.labelling.from')}>
          {(control) => (
            <Input {...control} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
          )}
        </Field>
        <Field label={t('file.labelling.source')}>
          {(control) => (
            <Select
              {...control}
              value={source}
              onChange={setSource}
              options={SOURCES.map((value) => ({ value, label: t(`source.${value}`) }))}
            />
          )}
        </Field>
      </div>
      {label !== null && CARE_LABELS[label].evidence === 'certificate' && (
        <Field label={t('file.labelling.evidence')} hint={t('file.labelling.evidenceHint')} optional>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              maxLength={RESIDENT_LIMITS.evidenceLength}
              value={evidence}
              onChange={(event) => setEvidence(event.target.value)}
            />
          )}
        </Field>
      )}
      <Field label={t('file.labelling.detail')} hint={t('file.labelling.detailHint')} optional>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={RESIDENT_LIMITS.labelDetailLength}
            value={detail}
            onChange={(event) => setDetail(event.target.value)}
          />
        )}
      </Field>
      {add.isError && <FieldError id="add-label-problem">{say.problem(add.error)}</FieldError>}
      <div className={styles['buttons']}>
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          {t('file.labelling.save')}
        </Button>
        <Button type="text" onClick={onClose}>
          {t('shared:cancel')}
        </Button>
      </div>
    </form>
  );
}
