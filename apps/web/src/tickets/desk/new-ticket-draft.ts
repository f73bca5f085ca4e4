import type { TicketCategory } from '@linli/domain/tickets/ticket.ts';
import { useEffect, useState } from 'react';

export interface NewTicketDraft {
  source: 'counter' | 'phone';
  category: TicketCategory | null;
  title: string;
  description: string;
  place: string;
  placeDetail: string;
  reporterName: string;
  reporterPhone: string;
}

const STORED_AS = 'linli.new-ticket';
const EMPTY: NewTicketDraft = {
  source: 'counter',
  category: null,
  title: '',
  description: '',
  place: '',
  placeDetail: '',
  reporterName: '',
  reporterPhone: '',
};

/** Who reported stays in memory only: an office computer has many hands. */
let contact = { placeDetail: '', reporterName: '', reporterPhone: '' };

function stored(): NewTicketDraft {
  try {
    return {
      ...EMPTY,
      ...(JSON.parse(sessionStorage.getItem(STORED_AS) ?? '{}') as Partial<NewTicketDraft>),
      ...contact,
    };
  } catch {
    return EMPTY;
  }
}

/** The report as typed so far; it survives closing the form, and without the contact a reload of the page too. */
export function useNewTicketDraft() {
  const [draft, setDraft] = useState(stored);
  useEffect(() => {
    const { placeDetail, reporterName, reporterPhone, ...rest } = draft;
    contact = { placeDetail, reporterName, reporterPhone };
    sessionStorage.setItem(STORED_AS, JSON.stringify(rest));
  }, [draft]);
  return {
    draft,
    isEmpty: JSON.stringify({ ...draft, source: EMPTY.source }) === JSON.stringify(EMPTY),
    change: (change: Partial<NewTicketDraft>) => setDraft((now) => ({ ...now, ...change })),
    /** A worker at the phone registers the next one by phone too. */
    clear: () => setDraft((now) => ({ ...EMPTY, source: now.source })),
  };
}
