import { SearchOutlined } from '@ant-design/icons';
import { ROLES } from '@linli/domain/shared/actor.ts';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { unitQuery } from '../org-units/office-units.queries.ts';
import styles from './appointments.module.css';
import type { AppointmentFilter } from './appointments.queries.ts';
import { useAppointmentTexts } from './appointments-texts.ts';

const PAUSE_MS = 250;
const STATES = ['current', 'disabled', 'ended', 'all'] as const;

interface Props {
  filter: AppointmentFilter;
  onChange: (change: Partial<Record<'role' | 'unitId' | 'state' | 'q', string | null>>) => void;
}

/** Whom to show. Typing waits for the input method to finish its word. */
export function AppointmentFilters({ filter, onChange }: Props) {
  const t = useAppointmentTexts();
  const [text, setText] = useState(filter.q ?? '');
  const [composes, setComposes] = useState(false);
  const { data: unit } = useQuery({ ...unitQuery(filter.unitId ?? ''), enabled: filter.unitId !== undefined });
  useEffect(() => {
    if (composes || text.trim() === (filter.q ?? '')) return;
    const timer = setTimeout(() => onChange({ q: text.trim() || null }), PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return (
    <>
      <div className={styles['find']} role="search" aria-label={t('filter.q')}>
        <Input
          prefix={<SearchOutlined aria-hidden="true" />}
          aria-label={t('filter.q')}
          placeholder={t('filter.q')}
          type="search"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onCompositionStart={() => setComposes(true)}
          onCompositionEnd={() => setComposes(false)}
        />
      </div>
      <Select
        aria-label={t('filter.role')}
        value={filter.role ?? ''}
        popupMatchSelectWidth={false}
        style={{ minWidth: 120 }}
        onChange={(role) => onChange({ role: role || null })}
        options={[
          { value: '', label: t('filter.allRoles') },
          ...ROLES.map((value) => ({ value: value as string, label: t(`shared:roles.${value}`) })),
        ]}
      />
      <Select
        aria-label={t('filter.state')}
        value={filter.state}
        popupMatchSelectWidth={false}
        onChange={(state) => onChange({ state: state === 'current' ? null : state })}
        options={STATES.map((value) => ({ value, label: t(`filter.states.${value}`) }))}
      />
      {filter.unitId && (
        <Button onClick={() => onChange({ unitId: null })} title={t('filter.everywhere')}>
          {t('filter.onlyUnit', { unit: unit?.name ?? '…' })} ×
        </Button>
      )}
    </>
  );
}
