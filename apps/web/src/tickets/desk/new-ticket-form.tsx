import { TICKET_CATEGORIES, TICKET_CATEGORY_CODES, TICKET_LIMITS } from '@linli/domain/tickets/ticket.ts';
import type { TicketReceipt } from '@linli/domain/tickets/ticket-views.contract.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useRef, useState, type KeyboardEvent } from 'react';
import { isComposing } from '../../shared/keystrokes.ts';
import { issuesByField, useProblemText } from '../../shared/problem-text.ts';
import { actingAppointmentOf, useMe } from '../../shared/session.queries.ts';
import { Field } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { useDeskTexts } from './desk-texts.ts';
import { reportTicketMutation } from './desk.queries.ts';
import { useNewTicketDraft, type NewTicketDraft } from './new-ticket-draft.ts';
import styles from './new-ticket.module.css';
import { SimilarTickets } from './similar-tickets.tsx';

const NEEDED = ['category', 'title', 'place'] as const satisfies (keyof NewTicketDraft)[];
type Checked = (typeof NEEDED)[number];

interface Props {
  onDone: (receipt: TicketReceipt) => void;
  onOpen: (ticketId: string) => void;
  onClose: () => void;
}

/** One column, in the order in which a resident tells it. What is missing is said beside the field once it is left. */
export function NewTicketForm({ onDone, onOpen, onClose }: Props) {
  const t = useDeskTexts();
  const say = useProblemText();
  const communityId = actingAppointmentOf(useMe())?.unit?.id ?? '';
  const { draft, isEmpty, change, clear } = useNewTicketDraft();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const client = useQueryClient();
  const report = useMutation(reportTicketMutation(client));
  const issues = issuesByField(report.error);

  const limit = draft.category && TICKET_CATEGORIES[draft.category].solveWithin;
  const isMissing = (field: Checked) => !draft[field]?.trim();
  const errorOf = (field: keyof NewTicketDraft) => {
    if (left.has(field) && (NEEDED as readonly string[]).includes(field) && isMissing(field as Checked))
      return t('shared:fieldIssues.required');
    return issues[field] && say.fieldIssue(issues[field]);
  };
  const leave = (field: string) => () => setLeft((now) => new Set(now).add(field));
  const bind = (field: 'title' | 'description' | 'place' | 'placeDetail' | 'reporterName' | 'reporterPhone') => ({
    value: draft[field],
    onBlur: leave(field),
    onChange: (event: { target: { value: string } }) => change({ [field]: event.target.value }),
  });

  const form = useRef<HTMLFormElement>(null);
  const submit = () => {
    setLeft(new Set(NEEDED));
    const { category } = draft;
    if (report.isPending) return;
    if (NEEDED.some(isMissing) || category === null) return toFirstFault();
    report.mutate(
      { ...draft, category, communityId },
      {
        onSuccess: (receipt) => {
          clear();
          onDone(receipt);
        },
        onError: toFirstFault,
      },
    );
  };
  /** Once the faults are on the page, which is after this render. */
  const toFirstFault = () =>
    void setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
    if (event.key === 'Escape') onClose();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl-Enter and Esc of whatever is inside
    <form
      ref={form}
      className={styles['form']}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className={styles['lead']}>{t('report.lead')}</p>
      <fieldset className={styles['sources']}>
        <legend>{t('report.source')}</legend>
        {(['counter', 'phone'] as const).map((source) => (
          <label key={source}>
            <input type="radio" name="source" checked={draft.source === source} onChange={() => change({ source })} />
            {t(`tickets:source.${source}`)}
          </label>
        ))}
      </fieldset>
      <Field
        label={t('report.category')}
        error={errorOf('category')}
        hint={limit && t(`report.categoryTime.${limit.unit}`, { amount: limit.amount })}
      >
        {(control) => (
          <Select
            {...control}
            autoFocus
            listHeight={400}
            showSearch={{ optionFilterProp: 'label' }}
            value={draft.category}
            onBlur={leave('category')}
            onChange={(category) => change({ category })}
            options={TICKET_CATEGORY_CODES.map((value) => ({
              value,
              label: `${t(`tickets:category.${value}`)} · ${t(`tickets:categoryHint.${value}`)}`,
            }))}
          />
        )}
      </Field>
      <Field label={t('report.titleField')} error={errorOf('title')}>
        {(control) => (
          <Input
            {...control}
            {...bind('title')}
            maxLength={TICKET_LIMITS.titleLength}
            placeholder={t('report.titlePlaceholder')}
          />
        )}
      </Field>
      <Field label={t('report.place')} hint={t('report.placeHint')} error={errorOf('place')}>
        {(control) => <Input {...control} {...bind('place')} maxLength={TICKET_LIMITS.placeLength} />}
      </Field>
      <SimilarTickets communityId={communityId} draft={draft} onOpen={onOpen} />
      <Field label={t('report.placeDetail')} hint={t('report.placeDetailHint')} optional error={errorOf('placeDetail')}>
        {(control) => (
          <Input {...control} {...bind('placeDetail')} maxLength={TICKET_LIMITS.placeDetailLength} autoComplete="off" />
        )}
      </Field>
      <Field label={t('report.description')} optional error={errorOf('description')}>
        {(control) => (
          <Input.TextArea
            {...control}
            {...bind('description')}
            autoSize={{ minRows: 3, maxRows: 10 }}
            maxLength={TICKET_LIMITS.descriptionLength}
          />
        )}
      </Field>
      <div className={styles['pair']}>
        <Field label={t('report.reporterName')} optional error={errorOf('reporterName')}>
          {(control) => (
            <Input {...control} {...bind('reporterName')} maxLength={TICKET_LIMITS.nameLength} autoComplete="off" />
          )}
        </Field>
        <Field label={t('report.reporterPhone')} optional error={errorOf('reporterPhone')}>
          {(control) => <Input {...control} {...bind('reporterPhone')} inputMode="tel" autoComplete="off" />}
        </Field>
      </div>
      <p className={styles['lead']}>{t('report.reporterHint')}</p>
      {report.isError && <Notice tone="late" role="alert" title={say.problem(report.error)} />}
      <div className={styles['buttons']}>
        {/* Pressing must not leave the field first: the fault that then shows would push the button from under the pointer. */}
        <Button
          type="primary"
          htmlType="submit"
          loading={report.isPending}
          onMouseDown={(event) => event.preventDefault()}
        >
          {report.isPending ? t('report.submitting') : t('report.submit')}
        </Button>
        {!isEmpty && (
          <Button type="text" onClick={clear}>
            {t('report.clear')}
          </Button>
        )}
      </div>
      <p className={styles['lead']}>{t('report.draftKept')}</p>
    </form>
  );
}
