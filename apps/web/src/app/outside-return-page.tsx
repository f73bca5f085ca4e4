import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Navigate, useLocation, useNavigate } from 'react-router-dom';
import {
  arrive,
  forgetJourney,
  isLinking,
  leaveMutation,
  readJourney,
  tellSignedIn,
  type Arrival,
} from '../accounts/outside.queries.ts';
import { useProblemText } from '../shared/problem-text.ts';
import { useTexts } from '../shared/texts.ts';
import { ButtonLink } from '../shared/ui/button.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import { PageTitle } from '../shared/ui/page-title.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { showToast } from '../shared/ui/toast.tsx';
import { homeOfPerson } from './home-of.ts';
import { Plain } from './plain-page.tsx';
import { SecondFactorForm } from './second-factor-form.tsx';

/** `/sign-in/outside`: where the provider sends the browser back to, and where a tab beside a waiting page leaves. */
export function OutsideReturnPage() {
  const t = useTexts('accounts');
  const say = useProblemText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { search, hash } = useLocation();
  const [asked] = useState(() => new URLSearchParams(search));
  const [isLeaving] = useState(hash === '#aside' && !asked.has('state'));
  const [journey] = useState(() => (isLeaving ? { from: null, isAside: true } : readJourney()));
  const [arrival, setArrival] = useState<Arrival | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { mutate: leave, error: notLeft } = useMutation(leaveMutation);
  const isBegun = useRef(false);
  useEffect(() => {
    // Both count once: what the provider appended is used up by the first who tells it.
    if (isBegun.current) return;
    isBegun.current = true;
    if (isLeaving) leave({ purpose: 'sign_in', ...journey });
    else forgetJourney();
    if (!asked.has('state')) return;
    // No history, bookmark or shared screen keeps it.
    void navigate({ search: '' }, { replace: true });
    arrive(client, asked).then(setArrival, setError);
  }, [asked, client, isLeaving, journey, leave, navigate]);
  const isSignedIn = arrival === 'linked' ? false : Boolean(arrival?.me);
  useEffect(() => {
    if (!isSignedIn || !journey.isAside) return;
    tellSignedIn();
    window.close();
  }, [isSignedIn, journey]);

  if (arrival === 'linked') return <Linked />;
  if (arrival?.me && !journey.isAside)
    return <Navigate to={pathOf(journey.from) ?? homeOfPerson(arrival.me)} replace />;
  if (!asked.has('state') && !isLeaving) return <Navigate to="/sign-in" replace />;
  const fault = error ?? notLeft;
  const back = isLinking(asked) ? '/account' : '/sign-in';
  return (
    <Plain>
      <PageTitle title={t(isLinking(asked) ? 'outside.linkTitle' : 'signIn.title')} />
      {fault ? (
        <>
          <Notice tone="late" role="alert" title={say.problem(fault)} />
          <p>
            <ButtonLink to={back}>{t(isLinking(asked) ? 'outside.backToAccount' : 'outside.backToSignIn')}</ButtonLink>
          </p>
        </>
      ) : arrival?.challenge ? (
        <SecondFactorForm
          challenge={arrival.challenge}
          onDone={(me) => setArrival({ me, challenge: null })}
          onBeginAgain={(reason) => (reason ? setError(reason) : void navigate('/sign-in', { replace: true }))}
        />
      ) : arrival ? (
        <p role="status">{t('outside.goBack')}</p>
      ) : (
        <>
          <p role="status">{t(isLeaving ? 'outside.leaving' : 'outside.arriving')}</p>
          <Skeleton rows={2} />
        </>
      )}
    </Plain>
  );
}

function Linked() {
  const t = useTexts('accounts');
  useEffect(() => showToast(t('outside.linked')), [t]);
  return <Navigate to="/account" replace />;
}

/** A page of ours; a path that begins with two strokes would be another site's. */
function pathOf(from: string | null): string | null {
  return from !== null && /^\/(?!\/)/.test(from) ? from : null;
}
