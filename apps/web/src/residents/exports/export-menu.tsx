import { lazy, Suspense, useState } from 'react';
import type { ResidentColumn } from '../resident-columns.ts';
import type { ResidentSearch } from '../residents.queries.ts';
import { useResidentTexts } from '../residents-texts.ts';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import styles from './exports.module.css';

const ExportPanel = lazy(() => import('./export-panel.tsx').then((m) => ({ default: m.ExportPanel })));

interface Props {
  search: ResidentSearch;
  columns: readonly ResidentColumn[];
}

/** The list as a file, and the files there are; what is inside arrives when it is first opened. */
export function ExportMenu({ search, columns }: Props) {
  const t = useResidentTexts();
  const [isOpen, setIsOpen] = useState(false);
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
      <summary>{t('export.open')}</summary>
      {isOpen && (
        <section aria-label={t('export.title')} className={styles['panel']}>
          <Suspense fallback={<Skeleton rows={3} height={32} />}>
            <ExportPanel search={search} columns={columns} />
          </Suspense>
        </section>
      )}
    </details>
  );
}
