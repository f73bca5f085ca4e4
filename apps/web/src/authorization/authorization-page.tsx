import { PrinterOutlined } from '@ant-design/icons';
import { ROLES } from '@linli/domain/shared/actor.ts';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { exactText } from '../shared/moments.ts';
import { useMe } from '../shared/session.queries.ts';
import { useLanguage, useTexts } from '../shared/texts.ts';
import { EmptyState } from '../shared/ui/empty-state.tsx';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { PageTitle } from '../shared/ui/page-title.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import styles from './authorization-page.module.css';
import { matrixQuery } from './authorization.queries.ts';
import { cellsOf } from './matrix-cells.ts';
import { EndpointTable } from './endpoint-table.tsx';
import { FieldTable } from './field-table.tsx';

/** Who may do what, from the declarations that the API holds itself to; to look at, filter and print. */
export function AuthorizationPage() {
  const t = useTexts('authorization');
  const language = useLanguage();
  const me = useMe();
  const [openedAt] = useState(() => new Date());
  const [params, setParams] = useSearchParams();
  const { data: matrix, isError, error, refetch } = useQuery(matrixQuery);
  const role = ROLES.find((each) => each === params.get('role'));
  const contract = params.get('contract');
  const choose = (name: string, value: string) =>
    setParams((now) => {
      const next = new URLSearchParams(now);
      if (value) next.set(name, value);
      else next.delete(name);
      return next;
    });

  if (isError && !matrix) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!matrix) return <Skeleton rows={12} height={32} />;
  const contracts = [...new Set(matrix.endpoints.map((row) => row.contract))] as (keyof typeof names)[];
  const names = t('contracts', { returnObjects: true });
  const rows = matrix.endpoints.filter(
    (row) =>
      (contract === null || row.contract === contract) &&
      (role === undefined || cellsOf(row, role).inside !== 'cannot'),
  );
  const columns = role === undefined ? ROLES : [role];
  return (
    <div className={styles['page']}>
      <div className={styles['head']}>
        <PageTitle title={t('title')} />
        <Select
          aria-label={t('filter.contract')}
          value={contract ?? ''}
          popupMatchSelectWidth={false}
          style={{ minWidth: 130 }}
          onChange={(value) => choose('contract', value)}
          options={[
            { value: '', label: t('filter.allContracts') },
            ...contracts.map((value) => ({ value: value as string, label: names[value] })),
          ]}
        />
        <Select
          aria-label={t('filter.role')}
          value={role ?? ''}
          popupMatchSelectWidth={false}
          style={{ minWidth: 130 }}
          onChange={(value) => choose('role', value)}
          options={[
            { value: '', label: t('filter.allRoles') },
            ...ROLES.map((value) => ({ value: value as string, label: t(`shared:roles.${value}`) })),
          ]}
        />
        <Button className={styles['push'] ?? ''} icon={<PrinterOutlined aria-hidden="true" />} onClick={() => print()}>
          {t('print')}
        </Button>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must be able to reach it */}
      <section className={styles['sheet']} tabIndex={0} aria-label={t('title')}>
        <p className={styles['lead']}>{t('lead')}</p>
        {rows.length === 0 ? (
          <EmptyState title={t('nothingFound')}>{t('nothingFoundHint')}</EmptyState>
        ) : (
          <EndpointTable rows={rows} columns={role === undefined ? ['reporter', ...ROLES] : [role]} />
        )}
        <p className={styles['lead']}>{t('legend')}</p>
        {contract === null && <FieldTable fields={matrix.fields} roles={columns} />}
        <p className={styles['printed']}>
          {t('printed', { name: me.person.name, moment: exactText(openedAt, language) })}
        </p>
      </section>
    </div>
  );
}
