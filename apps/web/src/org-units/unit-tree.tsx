import type { OrgUnitNode } from '@linli/domain/org-units/org-units.contract.ts';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useRef, useState, type KeyboardEvent } from 'react';
import { EmptyState } from '../shared/ui/empty-state.tsx';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { unitsBelowQuery } from './office-units.queries.ts';
import styles from './unit-tree.module.css';
import { useOrgUnitTexts } from './org-units-texts.ts';
import { useCountsText } from './counts-text.ts';

interface Row {
  unit: OrgUnitNode;
  level: number;
  position: number;
  siblings: number;
  canOpen: boolean;
}

interface Props {
  selectedId: string | null;
  onSelect: (unitId: string) => void;
}

const hasBelow = ({ counts }: OrgUnitNode) => counts.streets + counts.communities + counts.grids > 0;

/** The units one acts for, level by level as they are opened. Arrow keys as in every tree; Enter chooses. */
export function UnitTree({ selectedId, onSelect }: Props) {
  const t = useOrgUnitTexts();
  const countsText = useCountsText();
  const roots = useQuery(unitsBelowQuery(null));
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [closedRoot, setClosedRoot] = useState(false);
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const tree = useRef<HTMLUListElement>(null);
  // Somebody who has one unit wants to see what is in it.
  const onlyRoot = roots.data?.length === 1 && !closedRoot ? (roots.data[0]?.id ?? null) : null;
  const openIds = [...new Set([...opened, ...(onlyRoot ? [onlyRoot] : [])])];
  const levels = useQueries({ queries: openIds.map((id) => unitsBelowQuery(id)) });
  const belowOf = new Map(openIds.map((id, index) => [id, levels[index]]));

  const rows: Row[] = [];
  const list = (units: OrgUnitNode[], level: number) => {
    units.forEach((unit, index) => {
      rows.push({ unit, level, position: index + 1, siblings: units.length, canOpen: hasBelow(unit) });
      const below = belowOf.get(unit.id)?.data;
      if (below) list(below, level + 1);
    });
  };
  list(roots.data ?? [], 1);

  const isOpen = (id: string) => openIds.includes(id);
  const toggle = (id: string, open: boolean) => {
    if (!open && id === onlyRoot) setClosedRoot(true);
    setOpened((now) => {
      const next = new Set(now);
      if (open) next.add(id);
      else next.delete(id);
      return next;
    });
  };
  const focus = (row: Row | undefined) => {
    if (!row) return;
    setFocusedId(row.unit.id);
    tree.current?.querySelector<HTMLElement>(`[data-unit-id="${row.unit.id}"]`)?.focus();
  };
  const tabStop = [focusedId, selectedId, rows[0]?.unit.id].find((id) => id && rows.some(({ unit }) => unit.id === id));

  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const row = rows[index];
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const { id } = row.unit;
    if (event.key === 'ArrowDown') focus(rows[index + 1]);
    else if (event.key === 'ArrowUp') focus(rows[index - 1]);
    else if (event.key === 'Home') focus(rows[0]);
    else if (event.key === 'End') focus(rows.at(-1));
    else if (event.key === 'ArrowRight') {
      if (row.canOpen && !isOpen(id)) toggle(id, true);
      else if (isOpen(id)) focus(rows[index + 1]);
    } else if (event.key === 'ArrowLeft') {
      if (isOpen(id)) toggle(id, false);
      else focus(rows.slice(0, index).findLast(({ level }) => level < row.level));
    } else if (event.key === 'Enter' || event.key === ' ') onSelect(id);
    else return;
    event.preventDefault();
  };

  if (roots.isPending) return <Skeleton rows={8} height={28} />;
  if (roots.isError && !roots.data) return <ErrorState error={roots.error} onRetry={() => void roots.refetch()} />;
  if (rows.length === 0) return <EmptyState title={t('emptyTree')}>{t('emptyTreeHint')}</EmptyState>;
  return (
    <ul ref={tree} role="tree" aria-label={t('tree')}>
      {rows.map(({ unit, level, position, siblings, canOpen }, index) => (
        <li
          key={unit.id}
          role="treeitem"
          data-unit-id={unit.id}
          aria-level={level}
          aria-posinset={position}
          aria-setsize={siblings}
          aria-selected={unit.id === selectedId}
          aria-expanded={canOpen ? isOpen(unit.id) : undefined}
          aria-busy={belowOf.get(unit.id)?.isPending || undefined}
          tabIndex={unit.id === tabStop ? 0 : -1}
          className={styles['node']}
          style={{ paddingLeft: 8 + (level - 1) * 20 }}
          onFocus={() => setFocusedId(unit.id)}
          onClick={() => onSelect(unit.id)}
          onKeyDown={(event) => onKeyDown(event, index)}
        >
          <span
            aria-hidden="true"
            className={canOpen ? styles['twist'] : styles['leaf']}
            onClick={(event) => {
              event.stopPropagation();
              if (canOpen) toggle(unit.id, !isOpen(unit.id));
            }}
          />
          <span>{unit.name}</span>
          <span className={styles['counts']}>{countsText(unit)}</span>
        </li>
      ))}
    </ul>
  );
}
