import type { OrgUnitKind } from '@linli/domain/shared/scope.ts';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { unitSearchQuery, unitsBelowQuery } from '../org-units/office-units.queries.ts';
import { actingAppointmentOf, useMe } from '../shared/session.queries.ts';
import type { ControlProps } from '../shared/ui/field.tsx';
import { useAppointmentTexts } from './appointments-texts.ts';

const PAUSE_MS = 200;

interface Props {
  control: ControlProps;
  kind: OrgUnitKind;
  value: string | null;
  onChange: (unitId: string | null) => void;
}

/** One unit of a kind within one's own: those right at hand, and any by part of its name. */
export function UnitSelect({ control, kind, value, onChange }: Props) {
  const t = useAppointmentTexts();
  const own = actingAppointmentOf(useMe())?.unit ?? null;
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const roots = useQuery(unitsBelowQuery(null));
  const below = useQuery({ ...unitsBelowQuery(own?.id ?? null), enabled: own !== null });
  const found = useQuery({
    ...unitSearchQuery(q, own ? (roots.data ?? []) : null),
    enabled: q !== '' && roots.isSuccess,
  });

  const near = [...(roots.data ?? []), ...(below.data ?? [])].map(({ id, name, kind: its }) => ({
    id,
    name,
    kind: its,
    pathNames: [name],
  }));
  // Only one can be meant: nothing to choose.
  const only = own?.kind === kind ? own.id : null;
  useEffect(() => {
    if (only && value !== only) onChange(only);
  });
  const units = q ? (found.data ?? []) : near;
  const options = units
    .filter((unit, index) => unit.kind === kind && units.findIndex(({ id }) => id === unit.id) === index)
    .map(({ id, name, pathNames }) => ({
      value: id,
      label: pathNames.length > 1 ? `${name} · ${pathNames.slice(0, -1).join(' / ')}` : name,
    }));
  return (
    <Select
      {...control}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      disabled={only !== null}
      value={value}
      onChange={onChange}
      loading={found.isFetching}
      notFoundContent={t('appoint.unitNotFound')}
      options={options}
    />
  );
}
