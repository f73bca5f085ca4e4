import type { TicketReceipt } from '@linli/domain/tickets/ticket-views.contract.ts';
import { useMutation } from '@tanstack/react-query';
import { lazy, useEffect, useRef, useState, type FormEvent } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router-dom';
import { issuesByField, useProblemText } from '../../shared/problem-text.ts';
import { useTexts } from '../../shared/texts.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { PageTitle } from '../../shared/ui/page-title.tsx';
import {
  missingOn,
  REPORT_STEPS,
  STEP_OF,
  useReportDraft,
  type ReportDraft,
  type ReportField,
  type ReportStep,
} from './report-draft.ts';
import styles from './report-page.module.css';
import { ReportProgress } from './report-progress.tsx';
import { sendReport } from './send-report.ts';
import { WhatStep } from './what-step.tsx';

/** What is shown later loads behind the first step, so that a network lost on the way does not matter. */
const later = {
  where: () => import('./where-step.tsx'),
  who: () => import('./who-step.tsx'),
  receipt: () => import('./report-receipt.tsx'),
};
const WhereStep = lazy(() => later.where().then((m) => ({ default: m.WhereStep })));
const WhoStep = lazy(() => later.who().then((m) => ({ default: m.WhoStep })));
const ReportReceipt = lazy(() => later.receipt().then((m) => ({ default: m.ReportReceipt })));

function bodyOf({ category, community, ...words }: Omit<ReportDraft, 'key'>) {
  return { ...words, category: category || 'other', communityId: community?.id ?? '' };
}

/** Three steps that lose nothing: the step is in the address, so the phone's own back button goes one back. */
export function ReportPage() {
  const t = useTexts('tickets');
  const say = useProblemText();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const { receipt } = (useLocation().state ?? {}) as { receipt?: TicketReceipt };
  const step = REPORT_STEPS.find((each) => each === search.get('step')) ?? 'what';
  const { draft, change, clear } = useReportDraft();
  const [photos, setPhotos] = useState<File[]>([]);
  const [missing, setMissing] = useState<ReportField[]>([]);
  const form = useRef<HTMLFormElement>(null);

  const goTo = (next: ReportStep) => {
    search.set('step', next);
    setSearch(search);
  };
  const send = useMutation({
    mutationFn: () => {
      const { key, ...report } = draft;
      return sendReport(bodyOf(report), key);
    },
    onSuccess: (sent) => {
      clear();
      // The history entry keeps the receipt over a reload of this tab; nothing else does.
      navigate('/report', { replace: true, state: { receipt: sent } });
    },
    onError: (error) => {
      const [first] = Object.keys(issuesByField(error)) as ReportField[];
      if (first && STEP_OF[first]) goTo(STEP_OF[first]);
    },
  });

  useEffect(() => {
    for (const load of Object.values(later)) load().catch(() => {});
  }, []);

  // Whoever hears the page instead of seeing it is led to what needs them: the first faulty field.
  const hasErrors = missing.length > 0 || send.isError;
  useEffect(() => {
    if (hasErrors) form.current?.querySelector<HTMLElement>('[data-invalid] input, [aria-invalid]')?.focus();
  }, [hasErrors, step, missing, send.submittedAt]);

  if (receipt) return <ReportReceipt receipt={receipt} photos={photos} onAgain={() => setPhotos([])} />;

  const issues = issuesByField(send.error);
  const textOf = {
    category: t('report.categoryMissing'),
    title: t('report.titleMissing'),
    communityId: t('report.communityMissing'),
    place: t('report.placeMissing'),
  } as Partial<Record<ReportField, string>>;
  const errors: Partial<Record<ReportField, string>> = {};
  for (const [field, issue] of Object.entries(issues)) errors[field as ReportField] = say.fieldIssue(issue);
  for (const field of missing) errors[field] = textOf[field] ?? t('shared:fieldIssues.required');

  const onChange = (changed: Partial<ReportDraft>) => {
    change(changed);
    setMissing([]);
    if (send.isError) send.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const firstFaulty = REPORT_STEPS.slice(0, REPORT_STEPS.indexOf(step) + 1).find(
      (each) => missingOn(each, draft).length > 0,
    );
    setMissing(firstFaulty ? missingOn(firstFaulty, draft) : []);
    if (firstFaulty) return firstFaulty === step ? undefined : goTo(firstFaulty);
    const next = REPORT_STEPS[REPORT_STEPS.indexOf(step) + 1];
    if (next) goTo(next);
    else if (!send.isPending) send.mutate();
  };
  const stepProps = { draft, onChange, errors };

  return (
    <form ref={form} className={styles['form']} onSubmit={submit} noValidate>
      <header className={styles['head']}>
        <ReportProgress step={step} />
        <PageTitle key={step} title={t('report.title')}>
          {t(`report.steps.${step}`)}
        </PageTitle>
      </header>
      {send.isError && Object.keys(issues).length === 0 && (
        <Notice tone="late" role="alert" title={t('report.notSent')}>
          <p>{say.problem(send.error)}</p>
          <p>{t('report.notSentHint')}</p>
        </Notice>
      )}
      {step === 'what' && <WhatStep {...stepProps} photos={photos} onPhotos={setPhotos} />}
      {step === 'where' && <WhereStep {...stepProps} code={search.get('community') ?? ''} />}
      {step === 'who' && <WhoStep {...stepProps} />}
      <div className={styles['actions']}>
        <Button variant="primary" type="submit" wide busy={send.isPending}>
          {step !== 'who' ? t('shared:next') : send.isPending ? t('report.submitting') : t('report.submit')}
        </Button>
        {step !== 'what' && (
          <Button wide onClick={() => goTo(step === 'who' ? 'where' : 'what')}>
            {t('shared:back')}
          </Button>
        )}
      </div>
    </form>
  );
}
