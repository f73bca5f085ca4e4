import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { unitSearchQuery, unitsBelowQuery } from '../org-units/office-units.queries.ts';
import { useTexts } from '../shared/texts.ts';
import type { ControlProps } from '../shared/ui/field.tsx';

const PAUSE_MS = 200;

interface Props {
  control: ControlProps;
  own: { id: string; name: string } | null;
  value: string | null;
  onChange: (unitId: string | null) => void;
}

/** The district itself, its streets, and any of its communities by part of its name. */
export function KeyUnitSelect({ control, own, value, onChange }: Props) {
  const t = useTexts('open311');
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const roots = useQuery(unitsBelowQuery(null));
  const streets = useQuery({ ...unitsBelowQuery(own?.id ?? null), enabled: own !== null });
  const found = useQuery({ ...unitSearchQuery(q, roots.data ?? []), enabled: q !== '' && roots.isSuccess });
  const near = [...(own ? [own] : []), ...(streets.data ?? [])].map(({ id, name }) => ({
    id,
    name,
    pathNames: [name],
  }));
  const units = q === '' ? near : (found.data ?? []);
  return (
    <Select
      {...control}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={value}
      onChange={onChange}
      loading={found.isFetching || streets.isFetching}
      notFoundContent={t('form.unitNotFound')}
      options={units.map(({ id, name, pathNames }) => ({
        value: id,
        label: pathNames.length > 1 ? `${name} · ${pathNames.slice(0, -1).join(' / ')}` : name,
      }))}
    />
  );
}
