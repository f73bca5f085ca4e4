import { SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { ButtonLink } from '../shared/ui/button.tsx';
import { EmptyState } from '../shared/ui/empty-state.tsx';
import { PageTitle } from '../shared/ui/page-title.tsx';
import { unitsBelowQuery } from './office-units.queries.ts';
import styles from './org-units.module.css';
import { useOrgUnitTexts } from './org-units-texts.ts';
import { UnitDetail, type UnitWays } from './unit-detail.tsx';
import { UnitsFound } from './unit-search.tsx';
import { UnitTree } from './unit-tree.tsx';

/** The units one acts for as a tree, to look through or search, with one of them beside it. */
export function OrgUnitsPage({ loadPath, ...ways }: { loadPath?: string } & UnitWays) {
  const t = useOrgUnitTexts();
  const [params, setParams] = useSearchParams();
  const selectedId = params.get('unitId');
  const [text, setText] = useState('');
  const [composes, setComposes] = useState(false);
  const [asked, setAsked] = useState('');
  const q = useDeferredValue(composes ? asked : text.trim());
  if (!composes && asked !== text.trim()) setAsked(text.trim());

  const { data: tops } = useQuery(unitsBelowQuery(null));
  // A worker's own community, an official's own street: what they came for, before they choose.
  const shownId = selectedId ?? (tops?.length === 1 ? (tops[0]?.id ?? null) : null);

  const linkTo = (unitId: string) => {
    const next = new URLSearchParams(params);
    next.set('unitId', unitId);
    return `?${next}`;
  };
  const select = (unitId: string | null) =>
    setParams(unitId ? { unitId } : {}, { replace: selectedId !== null && unitId !== null });
  return (
    <div className={styles['page']}>
      <div className={styles['head']}>
        <PageTitle title={t('title')} />
        <div className={styles['find']} role="search" aria-label={t('search')}>
          <Input
            prefix={<SearchOutlined aria-hidden="true" />}
            aria-label={t('search')}
            placeholder={t('search')}
            type="search"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onCompositionStart={() => setComposes(true)}
            onCompositionEnd={() => setComposes(false)}
          />
        </div>
        {loadPath && (
          <div className={styles['push']}>
            <ButtonLink to={loadPath}>{t('loadLink')}</ButtonLink>
          </div>
        )}
      </div>
      <div className={styles['columns']} data-chosen={selectedId ?? undefined}>
        <div className={styles['left']}>
          {q ? (
            <UnitsFound q={q} selectedId={selectedId} linkTo={linkTo} />
          ) : (
            <UnitTree selectedId={selectedId} onSelect={select} />
          )}
        </div>
        <div className={styles['right']}>
          {selectedId && (
            <Link to="?" className={styles['back']}>
              {t('toTree')}
            </Link>
          )}
          {shownId ? <UnitDetail unitId={shownId} linkTo={linkTo} {...ways} /> : <EmptyState title={t('choose')} />}
        </div>
      </div>
    </div>
  );
}
