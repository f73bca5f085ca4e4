import { CARE_LABELS, CARE_LABEL_CODES } from '@linli/domain/residents/care-label.ts';
import { SEXES } from '@linli/domain/residents/id-number.ts';
import { VISIT_FILTER_CODES } from '@linli/domain/residents/last-visit.ts';
import { AGE_BANDS, LISTED_STATUSES } from '@linli/domain/residents/resident-file.ts';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { unitSearchQuery, unitsBelowQuery } from '../org-units/office-units.queries.ts';
import { actingAppointmentOf, useMe } from '../shared/session.queries.ts';
import { BuildingFilter } from './building-filter.tsx';
import { EMPLOYMENT_CODES, SORTS, type useResidentsAddress } from './residents-address.ts';
import { residentCountsQuery } from './residents.queries.ts';
import { useResidentTexts } from './residents-texts.ts';
import styles from './residents.module.css';

type Address = ReturnType<typeof useResidentsAddress>;

/** Everything but the text that is searched for; all of it lives in the address. */
export function ResidentFilters({ address, text }: { address: Address; text: string }) {
  const t = useResidentTexts();
  const { filters, age, change } = address;
  const isSearch = text !== '';
  const { sort, ...counted } = filters;
  const { data: counts } = useQuery(residentCountsQuery({ ...counted, text }));
  /** `独居老人 12`: how many of those that are listed; nothing where counting them all would take too long. */
  const withCount = (
    of: readonly { value: string; count: number }[] | null | undefined,
    value: string,
    label: string,
  ) => {
    const count = of?.find((each) => each.value === value)?.count ?? 0;
    return { value, label: of ? `${label} ${count}` : label };
  };
  const isWorker = actingAppointmentOf(useMe())?.role === 'community_worker';
  const ages = AGE_BANDS.map((value) => {
    const [from = '', to = ''] = value.split('-');
    return withCount(
      counts?.byAge,
      value,
      to ? t('list.filter.ages', { from, to }) : t('list.filter.agesFrom', { from }),
    );
  });
  return (
    <div role="group" aria-label={t('list.filter.all')} className={styles['filters']}>
      <UnitFilter key={filters.unitId} unitId={filters.unitId} onChange={(unitId) => change({ unitId })} />
      <BuildingFilter
        unitId={filters.unitId}
        buildingId={filters.buildingId}
        onChange={(buildingId) => change({ buildingId })}
      />
      <Choice
        label={t('list.filter.age')}
        all={t('list.filter.allAges')}
        value={age}
        options={ages}
        onChange={(next) => change({ age: next })}
      />
      <Choice
        label={t('list.filter.sex')}
        all={t('list.filter.allSexes')}
        value={filters.sex}
        options={SEXES.map((value) => withCount(counts?.bySex, value, t(`sex.${value}`)))}
        onChange={(sex) => change({ sex })}
      />
      <Select
        mode="multiple"
        aria-label={t('list.filter.labels')}
        placeholder={t('list.filter.labels')}
        className={styles['labels'] ?? ''}
        popupMatchSelectWidth={false}
        maxTagCount="responsive"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={filters.labels ?? []}
        onChange={(labels) => change({ labels: labels.join(',') })}
        options={CARE_LABEL_CODES.filter((code) => isWorker || !CARE_LABELS[code].isSensitive).map((value) =>
          withCount(counts?.byLabel, value, t(`label.${value}`)),
        )}
      />
      <Choice
        label={t('list.filter.employment')}
        all={t('list.filter.allEmployment')}
        value={filters.employment}
        options={EMPLOYMENT_CODES.map((value) => withCount(counts?.byEmployment, value, t(`employment.${value}`)))}
        onChange={(employment) => change({ employment })}
      />
      <Choice
        label={t('list.filter.visited')}
        all={t('list.filter.anyVisit')}
        value={filters.visited}
        options={VISIT_FILTER_CODES.map((value) => withCount(counts?.byVisit, value, t(`visited.${value}`)))}
        onChange={(visited) => change({ visited })}
      />
      <Select
        aria-label={t('list.filter.status')}
        popupMatchSelectWidth={false}
        value={filters.status}
        onChange={(status) => change({ status: status === 'living_here' ? null : (status ?? null) })}
        options={LISTED_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
      />
      {isSearch ? (
        <span className={styles['soft']}>{t('list.closestFirst')}</span>
      ) : (
        <Select
          aria-label={t('list.sort')}
          popupMatchSelectWidth={false}
          value={sort}
          onChange={(order) => change({ sort: order === 'name' ? null : (order ?? null) })}
          options={SORTS.map((value) => ({ value, label: t(`list.sortBy.${value}`) }))}
        />
      )}
      {counts && (
        <span role="status" className={styles['total']}>
          {t(counts.isMore ? 'list.totalMore' : 'list.total', { count: counts.total })}
        </span>
      )}
      {address.isFiltered && (
        <Button type="text" onClick={address.clear}>
          {t('list.filter.clear')}
        </Button>
      )}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  /** What it says while nothing is chosen. */
  all: string;
  value: string | undefined;
  options: readonly { value: string; label: string }[];
  onChange: (value: string | null) => void;
}

function Choice({ label, all, value, options, onChange }: ChoiceProps) {
  return (
    <Select
      aria-label={label}
      popupMatchSelectWidth={false}
      value={value ?? ''}
      onChange={(next) => onChange(next || null)}
      options={[{ value: '', label: all }, ...options]}
    />
  );
}

/** The grids of one's community; for officials the units below them, and any deeper one by its name. */
function UnitFilter({ unitId, onChange }: { unitId: string | undefined; onChange: (id: string | null) => void }) {
  const t = useResidentTexts();
  const own = actingAppointmentOf(useMe());
  const isWorker = own?.role === 'community_worker';
  const [q, setQ] = useState('');
  const below = useQuery(unitsBelowQuery(own?.unit?.id ?? null));
  const found = useQuery({ ...unitSearchQuery(q.trim(), null), enabled: !isWorker && q.trim() !== '' });
  const near = (below.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const far = (found.data ?? [])
    .filter(({ pathNames }) => own?.unit && pathNames.includes(own.unit.name))
    .map(({ id, pathNames }) => ({ value: id, label: pathNames.join(' / ') }));
  const options = q.trim() === '' || isWorker ? near : far;
  const isKnown = unitId === undefined || options.some(({ value }) => value === unitId);
  return (
    <Select
      aria-label={t(isWorker ? 'list.filter.unit' : 'list.filter.unitOfOfficial')}
      placeholder={t(isWorker ? 'list.filter.allGrids' : 'list.filter.unitHint')}
      className={styles['unit'] ?? ''}
      popupMatchSelectWidth={false}
      allowClear
      showSearch={isWorker ? { optionFilterProp: 'label' } : { filterOption: false, onSearch: setQ }}
      value={unitId ?? null}
      onChange={(id) => onChange(id ?? null)}
      options={isKnown ? options : [...options, { value: unitId, label: t('list.filter.chosenUnit') }]}
    />
  );
}
