import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useMemo } from 'react';
import { actingAppointmentOf, useMe } from '../shared/session.queries.ts';
import { EmptyState } from '../shared/ui/empty-state.tsx';
import { useDocumentTitle } from '../shared/ui/page-title.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { ColumnChoice } from './column-choice.tsx';
import { ExportMenu } from './exports/export-menu.tsx';
import { useResidentColumns } from './resident-columns.ts';
import { ResidentFilters } from './resident-filters.tsx';
import { ResidentList } from './resident-list.tsx';
import { ResidentPanel } from './resident-panel.tsx';
import { useResidentsAddress, type Room } from './residents-address.ts';
import { useResidentTexts } from './residents-texts.ts';
import styles from './residents.module.css';
import { SavedViewsMenu } from './saved-views/saved-views-menu.tsx';
import { useSearchText } from './search-text.ts';

const NewResidentPanel = lazy(() =>
  import('./resident-form-panels.tsx').then((m) => ({ default: m.NewResidentPanel })),
);
const ResidentFormPanel = lazy(() =>
  import('./resident-form-panels.tsx').then((m) => ({ default: m.ResidentFormPanel })),
);

/** Residents of one's units: the list, and one file or the form of one beside it. */
export function ResidentsPage({ room }: { room: Room }) {
  const t = useResidentTexts();
  useDocumentTitle(t('list.title'));
  const address = useResidentsAddress(room);
  const { filters, residentId, open } = address;
  const { text } = useSearchText();
  const role = actingAppointmentOf(useMe())?.role;
  const mayCreate = role === 'community_worker';
  const isCreating = address.isCreating && mayCreate;
  const form = mayCreate ? address.form : null;
  const { columns, choose } = useResidentColumns(!mayCreate);
  const search = useMemo(() => ({ ...filters, text }), [filters, text]);
  const isBeside = residentId !== null || isCreating;
  const close = () => open(null);

  return (
    <div className={styles['page']}>
      <div className={styles['head']}>
        <h1 className="visually-hidden">{t('list.title')}</h1>
        <div className={styles['bar']}>
          <ResidentFilters address={address} text={text} />
          <div className={styles['push']}>
            <SavedViewsMenu address={address} columns={columns} onColumns={choose} />
            <ColumnChoice columns={columns} onChoose={choose} />
            <ExportMenu search={search} columns={columns} />
            {mayCreate && (
              <Button type="primary" icon={<PlusOutlined />} onClick={() => open('new')}>
                {t('list.create')}
              </Button>
            )}
          </div>
        </div>
      </div>
      <div className={isBeside ? `${styles['split']} ${styles['withDetail']}` : styles['split']}>
        <ResidentList
          search={search}
          columns={columns}
          residentId={residentId}
          isBeside={isBeside}
          empty={
            <Empty
              isSearch={text !== ''}
              isFiltered={address.isFiltered}
              onCreate={mayCreate ? () => open('new') : null}
            />
          }
          onOpen={open}
        />
        {isBeside && (
          <div className={styles['detail']}>
            <Suspense fallback={<Skeleton rows={6} height={48} />}>
              {isCreating && <NewResidentPanel onOpen={open} onClose={close} />}
              {residentId !== null && form !== null && (
                <ResidentFormPanel key={form} residentId={residentId} form={form} onDone={() => open(residentId)} />
              )}
              {residentId !== null && form === null && (
                // Keyed, so that what was revealed of one file is gone with it.
                <ResidentPanel
                  key={residentId}
                  residentId={residentId}
                  room={room}
                  onForm={(name) => open(`${residentId}/${name}`)}
                  onOpen={open}
                  onClose={close}
                />
              )}
            </Suspense>
          </div>
        )}
      </div>
    </div>
  );
}

interface EmptyProps {
  isSearch: boolean;
  isFiltered: boolean;
  onCreate: (() => void) | null;
}

/** Why nobody is here, and the first step. */
function Empty({ isSearch, isFiltered, onCreate }: EmptyProps) {
  const t = useResidentTexts();
  const why = isSearch ? 'search' : isFiltered ? 'filtered' : onCreate ? 'none' : 'noneOfficial';
  return (
    <EmptyState
      title={t(`list.empty.${why}.title`)}
      action={
        why === 'none' && (
          <Button type="primary" onClick={() => onCreate?.()}>
            {t('list.create')}
          </Button>
        )
      }
    >
      {t(`list.empty.${why}.hint`)}
    </EmptyState>
  );
}

/** In the same chunk: every further one costs each first load its name. */
export { RightsPage } from './rights/rights-page.tsx';
export { TransfersPage } from './transfers/transfers-page.tsx';
