import { LOOK_KINDS } from '@linli/domain/audit/look.ts';
import { useSearchParams } from 'react-router-dom';
import { midnight } from '../audit-address.ts';
import type { LookFilter } from './looks.queries.ts';

type Field = 'kind' | 'who' | 'record' | 'unitId' | 'from' | 'to';

/** The filters as the address says them: reloading, going back and sending a link show the same. */
export function useLooksAddress() {
  const [params, setParams] = useSearchParams();
  const text = (field: Field) => params.get(field)?.trim() || undefined;
  const [from, to] = [text('from'), text('to')];
  const filter: LookFilter = {
    kind: LOOK_KINDS.find((each) => each === params.get('kind')),
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
