import type { RequestOf } from '@linli/domain/shared/contract.ts';
import type { TicketCategory } from '@linli/domain/tickets/ticket.ts';
import type { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import { useEffect, useState } from 'react';
import { newKey } from '../../shared/request-keys.ts';

export interface ReportDraft {
  category: TicketCategory | '';
  title: string;
  description: string;
  community: { id: string; name: string; pathNames: string[] } | null;
  place: string;
  placeDetail: string;
  reporterName: string;
  reporterPhone: string;
  /** Sent with the report: until something is changed, a second try is the same report and gets its receipt. */
  key: string;
}

export type StepProps = {
  draft: ReportDraft;
  onChange: (change: Partial<ReportDraft>) => void;
  /** What is wrong, in words, by field of the request. */
  errors: Partial<Record<ReportField, string>>;
};

export type ReportField = Exclude<keyof RequestOf<typeof ticketsContract.reportPublicly, Blob>['body'], 'proof'>;

export const REPORT_STEPS = ['what', 'where', 'who'] as const;
export type ReportStep = (typeof REPORT_STEPS)[number];

/** On which step each field stands, so that an error leads there. */
export const STEP_OF: Record<ReportField, ReportStep> = {
  category: 'what',
  title: 'what',
  description: 'what',
  communityId: 'where',
  place: 'where',
  placeDetail: 'where',
  reporterName: 'who',
  reporterPhone: 'who',
};

const EMPTY: Omit<ReportDraft, 'key'> = {
  category: '',
  title: '',
  description: '',
  community: null,
  place: '',
  placeDetail: '',
  reporterName: '',
  reporterPhone: '',
};
const STORED_AS = 'linli.report-draft';

const empty = (): ReportDraft => ({ ...EMPTY, key: newKey() });

function stored(): ReportDraft {
  try {
    return { ...empty(), ...(JSON.parse(sessionStorage.getItem(STORED_AS) ?? '{}') as Partial<ReportDraft>) };
  } catch {
    return empty();
  }
}

/** The report as typed so far; it survives a reload of this tab and goes when it was sent. */
export function useReportDraft() {
  const [draft, setDraft] = useState(stored);
  useEffect(() => {
    sessionStorage.setItem(STORED_AS, JSON.stringify(draft));
  }, [draft]);
  return {
    draft,
    change: (change: Partial<ReportDraft>) => setDraft((now) => ({ ...now, ...change, key: newKey() })),
    clear: () => setDraft(empty),
  };
}

/** The fields that have to be filled and are not, on one step. */
export function missingOn(step: ReportStep, draft: ReportDraft): ReportField[] {
  const needed: Partial<Record<ReportField, string | undefined>> = {
    category: draft.category,
    title: draft.title.trim(),
    communityId: draft.community?.id,
    place: draft.place.trim(),
  };
  return (Object.keys(needed) as ReportField[]).filter((field) => STEP_OF[field] === step && !needed[field]);
}
