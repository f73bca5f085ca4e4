import type { PublicOrgUnit } from '@linli/domain/org-units/org-units.contract.ts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { communityByCodeQuery, publicCommunitiesQuery } from '../../org-units/org-units.queries.ts';
import { useTexts } from '../../shared/texts.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { FieldError } from '../../shared/ui/field.tsx';
import { SearchField } from '../../shared/ui/search-field.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import styles from './community-picker.module.css';
import { CommunityByStreet } from './community-by-street.tsx';
import type { ReportDraft } from './report-draft.ts';

type Chosen = ReportDraft['community'];

interface Props {
  chosen: Chosen;
  code: string;
  error?: string | undefined;
  onChoose: (community: Chosen) => void;
}

/** A community by part of its name, or street by street; once chosen, one line with a way to change it. */
export function CommunityPicker({ chosen, code, error, onChoose }: Props) {
  const t = useTexts('tickets');
  const [q, setQ] = useState('');
  const [isByStreet, setIsByStreet] = useState(false);
  const [wasPreselected, setWasPreselected] = useState(chosen !== null);
  const byCode = useQuery({
    ...communityByCodeQuery(code),
    enabled: !wasPreselected && communityByCodeQuery(code).enabled === true,
  });
  // Communities merge, and posters stay on the wall: whoever scanned an old one is told, and goes on.
  const isUnknown = code !== '' && (communityByCodeQuery(code).enabled !== true || byCode.data === null);
  const found = useQuery(publicCommunitiesQuery(q));
  const choose = ({ id, name, pathNames }: PublicOrgUnit) => onChoose({ id, name, pathNames });

  useEffect(() => {
    if (wasPreselected || !byCode.data) return;
    setWasPreselected(true);
    onChoose({ id: byCode.data.id, name: byCode.data.name, pathNames: byCode.data.pathNames });
  }, [wasPreselected, byCode.data, onChoose]);

  if (chosen) {
    return (
      <div className={styles['chosen']}>
        <div>
          <p className={styles['legend']}>{t('report.chosenCommunity')}</p>
          <p>
            <strong>{chosen.name}</strong> <span className={styles['path']}>{pathOf(chosen)}</span>
          </p>
          {error && <FieldError id="community-error">{error}</FieldError>}
        </div>
        <Button
          onClick={() => {
            setWasPreselected(true);
            onChoose(null);
          }}
        >
          {t('report.change')}
        </Button>
      </div>
    );
  }

  return (
    <section className={styles['picker']} aria-labelledby="community-label" data-invalid={error ? true : undefined}>
      <h2 id="community-label" className={styles['legend']}>
        {t('report.community')}
      </h2>
      {error && <FieldError id="community-error">{error}</FieldError>}
      {isUnknown && (
        <Notice tone="soon" role="status">
          {t('report.codeUnknown')}
        </Notice>
      )}
      {isByStreet ? (
        <CommunityByStreet onChoose={choose} />
      ) : (
        <SearchField label={t('report.communitySearch')} hint={t('report.communitySearchHint')} onSearch={setQ} />
      )}
      {!isByStreet && found.isLoading && <Skeleton rows={2} height={52} />}
      {!isByStreet && found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {!isByStreet && found.data?.items.length === 0 && <p role="status">{t('report.noneFound', { text: q })}</p>}
      {!isByStreet && found.data && found.data.items.length > 0 && (
        <ul className={styles['found']} aria-label={t('report.chooseCommunity')}>
          {found.data.items.map((unit) => (
            <li key={unit.id}>
              <button type="button" onClick={() => choose(unit)}>
                <strong>{unit.name}</strong> <span className={styles['path']}>{pathOf(unit)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <Button variant="plain" onClick={() => setIsByStreet(!isByStreet)}>
        {isByStreet ? t('report.byName') : t('report.byStreet')}
      </Button>
    </section>
  );
}

/** The units above, without the community itself. */
function pathOf({ name, pathNames }: { name: string; pathNames: string[] }): string {
  return pathNames.filter((each) => each !== name).join(' · ');
}
