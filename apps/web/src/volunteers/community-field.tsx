import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { publicCommunitiesQuery } from '../org-units/org-units.queries.ts';
import { useTexts } from '../shared/texts.ts';
import { Button } from '../shared/ui/button.tsx';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { FieldError } from '../shared/ui/field.tsx';
import { SearchField } from '../shared/ui/search-field.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import styles from './sign-up.module.css';

export interface ChosenCommunity {
  readonly id: string;
  readonly name: string;
}

/** A community by part of its name; once chosen, one line with a way to change it. */
export function CommunityField({
  chosen,
  error,
  onChoose,
}: {
  chosen: ChosenCommunity | null;
  error: string | undefined;
  onChoose: (community: ChosenCommunity | null) => void;
}) {
  const t = useTexts('volunteers');
  const [q, setQ] = useState('');
  const found = useQuery(publicCommunitiesQuery(q));
  return (
    <section className={styles['group']} data-invalid={error ? true : undefined}>
      {error && <FieldError id="community-error">{error}</FieldError>}
      {chosen && (
        <p className={styles['chosen']}>
          <strong>{t('signUp.chosen', { name: chosen.name })}</strong>
          <Button onClick={() => onChoose(null)}>{t('signUp.change')}</Button>
        </p>
      )}
      {!chosen && <SearchField label={t('signUp.community')} hint={t('signUp.communityHint')} onSearch={setQ} />}
      {!chosen && found.isLoading && <Skeleton rows={2} height={52} />}
      {!chosen && found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {!chosen && found.data?.items.length === 0 && <p role="status">{t('signUp.noneFound', { text: q })}</p>}
      {!chosen && found.data && found.data.items.length > 0 && (
        <ul className={styles['found']} aria-label={t('signUp.community')}>
          {found.data.items.map(({ id, name, pathNames }) => (
            <li key={id}>
              <Button wide onClick={() => onChoose({ id, name })}>
                {pathNames.join(' · ')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
