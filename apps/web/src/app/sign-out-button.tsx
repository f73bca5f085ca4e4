import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router-dom';
import { useSignOut } from '../shared/session.queries.ts';
import { useTexts } from '../shared/texts.ts';
import { Button } from '../shared/ui/button.tsx';
import { showToast } from '../shared/ui/toast.tsx';

/** Signs out and leads to the sign-in page. */
export function SignOutButton() {
  const t = useTexts('shared');
  const navigate = useNavigate();
  const signOut = useMutation({
    mutationFn: useSignOut(),
    onSuccess: () => navigate('/sign-in', { replace: true }),
    onError: () => showToast(t('signOutFailed')),
  });
  return (
    <Button busy={signOut.isPending} onClick={() => signOut.mutate()}>
      {t('signOut')}
    </Button>
  );
}
