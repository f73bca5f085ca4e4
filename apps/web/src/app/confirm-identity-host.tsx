import { useEffect, useState, type ComponentType } from 'react';
import { answerWaiting, useIsAskedToConfirm } from '../shared/confirm-identity.ts';
import { loadConfirmIdentity } from './account-pages.ts';

/** Stands beside all pages: whichever request waits for it, the question who sits here is shown here. */
export function ConfirmIdentityHost() {
  const isAsked = useIsAskedToConfirm();
  const [Dialog, setDialog] = useState<ComponentType | null>(null);
  useEffect(() => {
    if (!isAsked || Dialog) return;
    // Not `lazy`: where the dialog cannot be loaded, the refusal goes back to the page, which says it.
    loadConfirmIdentity().then(
      (loaded) => setDialog(() => loaded.ConfirmIdentity),
      () => answerWaiting(false),
    );
  }, [isAsked, Dialog]);
  return isAsked && Dialog && <Dialog />;
}
