import type { OrgUnitKind } from '@linli/domain/shared/scope.ts';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import type { ControlProps } from '../shared/ui/field.tsx';
import { unitSearchQuery, unitsBelowQuery } from './office-units.queries.ts';

const PAUSE_MS = 200;

interface Unit {
  readonly id: string;
  readonly name: string;
}

interface Props {
  control: ControlProps;
  /** The unit one acts for. */
  own: (Unit & { kind: OrgUnitKind }) | null;
  kinds: readonly OrgUnitKind[];
  value: string | null;
  /** What was chosen earlier, to be called by its name. */
  chosen?: Unit | null;
  words: { notFound: string; placeholder?: string };
  isBusy?: boolean;
  onChange: (unitId: string | null) => void;
}

/** One unit of some kinds within one's own: those right at hand, and any by part of its name. */
export function UnitSearchSelect({ control, own, kinds, value, chosen, words, isBusy, onChange }: Props) {
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const roots = useQuery(unitsBelowQuery(null));
  const below = useQuery({ ...unitsBelowQuery(own?.id ?? null), enabled: own !== null });
  const found = useQuery({ ...unitSearchQuery(q, roots.data ?? []), enabled: q !== '' && roots.isSuccess });
  const near = [...(own ? [own] : []), ...(below.data ?? [])].map((unit) => ({ ...unit, pathNames: [unit.name] }));
  const options = (q === '' ? near : (found.data ?? []))
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ id, name, pathNames }) => ({
      value: id,
      label: pathNames.length > 1 ? `${name} · ${pathNames.slice(0, -1).join(' / ')}` : name,
    }));
  const isListed = !chosen || options.some((option) => option.value === chosen.id);
  return (
    <Select
      {...control}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={value}
      onChange={onChange}
      loading={isBusy === true || found.isFetching || below.isFetching}
      disabled={isBusy === true}
      notFoundContent={words.notFound}
      {...(words.placeholder !== undefined && { placeholder: words.placeholder })}
      options={isListed ? options : [{ value: chosen.id, label: chosen.name }, ...options]}
    />
  );
}
