import type { SavedViewView } from '@linli/domain/residents/saved-views.contract.ts';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { isShortcut } from '../../shared/keystrokes.ts';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import type { ResidentColumn } from '../resident-columns.ts';
import { addressOfList, type useResidentsAddress } from '../residents-address.ts';
import { useResidentTexts } from '../residents-texts.ts';
import styles from './saved-views.module.css';
import { savedViewsQuery } from './saved-views.queries.ts';

const SavedViewsPanel = lazy(() => import('./saved-views-panel.tsx').then((m) => ({ default: m.SavedViewsPanel })));

interface Props {
  address: ReturnType<typeof useResidentsAddress>;
  columns: readonly ResidentColumn[];
  onColumns: (columns: readonly ResidentColumn[]) => void;
}

/** The views there are, each a key away; what the menu holds arrives when it is first opened. */
export function SavedViewsMenu({ address, columns, onColumns }: Props) {
  const t = useResidentTexts();
  const [isOpen, setIsOpen] = useState(false);
  const { data } = useQuery(savedViewsQuery);
  const views = data?.items ?? [];
  const current = views.find(({ id }) => id === address.viewId);
  const apply = (view: SavedViewView) => {
    onColumns(view.list.columns);
    address.show(addressOfList(view.list, view.id));
    setIsOpen(false);
  };

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const view = /^[1-9]$/.test(event.key) && isShortcut(event) ? views[Number(event.key) - 1] : undefined;
      if (!view) return;
      event.preventDefault();
      apply(view);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc of whatever is inside
    <details
      className={styles['menu']}
      open={isOpen}
      onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing || !isOpen) return;
        event.stopPropagation();
        setIsOpen(false);
        event.currentTarget.querySelector('summary')?.focus();
      }}
    >
      <summary>{current ? current.title : t('savedView.open')}</summary>
      {isOpen && (
        <section aria-label={t('savedView.title')} className={styles['panel']}>
          <Suspense fallback={<Skeleton rows={3} height={32} />}>
            <SavedViewsPanel address={address} columns={columns} onApply={apply} />
          </Suspense>
        </section>
      )}
    </details>
  );
}
