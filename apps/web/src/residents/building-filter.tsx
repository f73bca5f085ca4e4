import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { buildingsQuery, compoundsQuery } from './buildings.queries.ts';
import { useResidentTexts } from './residents-texts.ts';
import styles from './residents.module.css';

interface Props {
  /** Only what lies within this unit is offered. */
  unitId: string | undefined;
  buildingId: string | undefined;
  onChange: (buildingId: string | null) => void;
}

/** A building (楼栋): first its compound, by a part of the name or number, then which one. */
export function BuildingFilter({ unitId, buildingId, onChange }: Props) {
  const t = useResidentTexts();
  const [q, setQ] = useState('');
  const [compoundId, setCompoundId] = useState<string | null>(null);
  const compounds = useQuery(compoundsQuery(q.trim(), unitId));
  const buildings = useQuery(buildingsQuery(compoundId));
  const items = buildings.data?.items ?? [];
  const options = items.map(({ id, name, dwellings }) => ({
    value: id,
    label: `${name || t('list.filter.wholeCompound')} · ${t('list.filter.dwellings', { count: dwellings })}`,
  }));
  const isKnown = buildingId === undefined || items.some(({ id }) => id === buildingId);
  return (
    <>
      <Select
        aria-label={t('list.filter.compound')}
        placeholder={t('list.filter.compoundHint')}
        className={styles['unit'] ?? ''}
        popupMatchSelectWidth={false}
        allowClear
        showSearch={{ filterOption: false, onSearch: setQ }}
        value={compoundId}
        onChange={(next) => {
          setCompoundId(next ?? null);
          if (buildingId !== undefined) onChange(null);
        }}
        options={(compounds.data?.items ?? []).map(({ id, name, community }) => ({
          value: id,
          label: `${name} · ${community.name}`,
        }))}
      />
      {(compoundId !== null || buildingId !== undefined) && (
        <Select
          aria-label={t('list.filter.building')}
          placeholder={t('list.filter.buildingHint')}
          popupMatchSelectWidth={false}
          allowClear
          loading={buildings.isLoading}
          value={buildingId ?? null}
          onChange={(next) => onChange(next ?? null)}
          options={isKnown ? options : [...options, { value: buildingId, label: t('list.filter.chosenBuilding') }]}
        />
      )}
    </>
  );
}
