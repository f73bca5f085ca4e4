import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';

type Forms = typeof import('./account-forms.ts');
export type LoadForms = () => Promise<Forms>;

/** Loads the forms; asked for by the page when it stands, so that they are there when one is opened. */
export function useForms(load: LoadForms) {
  return useQuery({ queryKey: ['accounts', 'forms'], queryFn: load, staleTime: Infinity, structuralSharing: false });
}

/** A form of `account-forms.ts`, or that it is on its way, or could not be loaded. */
export function WithForms({ load, children }: { load: LoadForms; children: (forms: Forms) => ReactNode }) {
  const forms = useForms(load);
  if (forms.data) return children(forms.data);
  return forms.isError ? <ErrorState error={forms.error} onRetry={() => void forms.refetch()} /> : <Skeleton />;
}
