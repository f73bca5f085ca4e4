import { appointmentsContract, type Me } from '@linli/domain/appointments/appointments.contract.ts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLocation } from 'react-router-dom';
import { OFFICE_MESSAGES } from '../../app/office-texts.ts';
import { meQuery } from '../session.queries.ts';
import type { stubApi } from './api-stub.ts';
import { showPage } from './show-page.tsx';

export const COMMUNITY_ID = '01900000-0000-7000-8000-00000000000c';

/** A worker who stands in for a colleague of a second community. */
export const WORKER: Me = {
  person: { id: '01900000-0000-7000-8000-0000000000aa', name: '李秀兰', username: 'worker' },
  appointments: ['彩塔街社区', '保安寺社区'].map((name, index) => ({
    id: `01900000-0000-7000-8000-0000000000b${index}`,
    role: 'community_worker',
    unit: {
      id: index === 0 ? COMMUNITY_ID : '01900000-0000-7000-8000-00000000000d',
      name,
      kind: 'community',
      pathNames: ['和平区', '南湖街道', name],
    },
    from: '2026-01-01T00:00:00.000Z',
    to: null,
  })),
  actingAppointmentId: '01900000-0000-7000-8000-0000000000b0',
  mustChangePassword: false,
  mustSetUpTwoFactor: false,
  hasTwoFactor: false,
};

/** Shows an office page to a signed-in worker, with the address it is at as text to look at. */
export async function showOfficePage(
  api: ReturnType<typeof stubApi>,
  page: ReactNode,
  at = '/',
  texts: Parameters<typeof showPage>[2] = [],
) {
  api.on(appointmentsContract.me).answers(() => WORKER);
  return showPage(
    <SignedIn>
      {page}
      <Address />
    </SignedIn>,
    at,
    [OFFICE_MESSAGES, ...texts],
  );
}

/** What `RequireRole` does: nothing shows before it is known who is here. */
function SignedIn({ children }: { children: ReactNode }) {
  const me = useQuery(meQuery);
  return me.data ? children : null;
}

function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{pathname + search}</output>;
}
