import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { addTexts, useTexts } from '../shared/texts.ts';
import { EmptyState } from '../shared/ui/empty-state.tsx';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { PageTitle } from '../shared/ui/page-title.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { ApiKeyRow } from './api-key-row.tsx';
import { apiKeysQuery } from './api-keys.queries.ts';
import { IssueKeyForm } from './issue-key-form.tsx';
import { OPEN311_MESSAGES } from './open311-messages.ts';
import { ShownKey } from './shown-key.tsx';
import styles from './open311.module.css';

// Loaded with the page, so that the rooms that load first know nothing of it.
await addTexts(OPEN311_MESSAGES);

const COLUMNS = [
  'name',
  'unit',
  'ending',
  'quota',
  'today',
  'month',
  'turnedAway',
  'filed',
  'lastUsed',
  'issued',
] as const;
const NUMBERS: readonly string[] = ['quota', 'today', 'month', 'turnedAway', 'filed'];

/** The keys of a district: who may file from outside, how much, and what they did. */
export function ApiKeysPage() {
  const t = useTexts('open311');
  const list = useQuery(apiKeysQuery);
  const [isIssuing, setIsIssuing] = useState(false);
  const [issued, setIssued] = useState<{ key: string; name: string } | null>(null);
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <div>
          <PageTitle title={t('title')} />
          <p className={styles['soft']}>{t('lead')}</p>
          <p className={styles['soft']}>
            {t('docs')} <code>{`${location.origin}/open311/v2/`}</code>
          </p>
        </div>
        {!isIssuing && !issued && (
          <Button type="primary" onClick={() => setIsIssuing(true)}>
            {t('issue')}
          </Button>
        )}
      </header>
      {isIssuing && (
        <IssueKeyForm
          onClose={() => setIsIssuing(false)}
          onDone={(key, name) => {
            setIsIssuing(false);
            setIssued({ key, name });
          }}
        />
      )}
      {issued && <ShownKey apiKey={issued.key} name={issued.name} onClose={() => setIssued(null)} />}
      {list.isPending && <Skeleton rows={3} height={36} />}
      {list.isError && !list.data && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.items.length === 0 && <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>}
      {list.data && list.data.items.length > 0 && (
        <div className={styles['scroll']}>
          <table className={styles['table']} aria-label={t('list')}>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col" className={NUMBERS.includes(column) ? styles['number'] : undefined}>
                    {t(`column.${column}`)}
                  </th>
                ))}
                <th scope="col">
                  <span className="visually-hidden">{t('column.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {list.data.items.map((key) => (
                <ApiKeyRow key={key.id} apiKey={key} columns={COLUMNS.length + 1} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
