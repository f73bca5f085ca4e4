import { EVENT_ACTIONS } from '@linli/domain/audit/event-words.ts';
import { useSearchParams } from 'react-router-dom';
import type { AuditFilter } from './audit.queries.ts';

type Field = 'action' | 'who' | 'record' | 'unitId' | 'from' | 'to';

/** Midnight in Shanghai where a calendar day begins; `days` later. */
export function midnight(day: string, days = 0): string | undefined {
  const at = new Date(`${day}T00:00:00+08:00`);
  at.setUTCDate(at.getUTCDate() + days);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** The filters as the address says them: reloading, going back and sending a link show the same. */
export function useAuditAddress() {
  const [params, setParams] = useSearchParams();
  const text = (field: Field) => params.get(field)?.trim() || undefined;
  const [from, to] = [text('from'), text('to')];
  const filter: AuditFilter = {
    action: EVENT_ACTIONS.find((each) => each === params.get('action')),
    who: text('who'),
    record: text('record'),
    unitId: text('unitId'),
    from: from && midnight(from),
    // The last day belongs to what is asked for.
    to: to && midnight(to, 1),
  };
  const change = (changed: Partial<Record<Field, string | null>>) =>
    setParams((now) => {
      const next = new URLSearchParams(now);
      for (const [name, value] of Object.entries(changed)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      return next;
    });
  return { filter, from: from ?? '', to: to ?? '', isFiltered: params.size > 0, change, clear: () => setParams({}) };
}
