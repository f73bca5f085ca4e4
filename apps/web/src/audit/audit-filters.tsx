import { EVENT_ACTIONS } from '@linli/domain/audit/event-words.ts';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { unitSearchQuery } from '../org-units/office-units.queries.ts';
import { actingAppointmentOf, useMe } from '../shared/session.queries.ts';
import type { useAuditAddress } from './audit-address.ts';
import { useAuditTexts, useEventWords } from './audit-texts.ts';
import type { auditZh } from './messages.zh.ts';
import styles from './audit.module.css';

type Address = ReturnType<typeof useAuditAddress>;

/** By action, person, record, unit and days. What is typed is looked for when it is entered or left. */
export function AuditFilters({ address }: { address: Address }) {
  const t = useAuditTexts();
  const words = useEventWords();
  const { filter, from, to, change } = address;
  const groups = [...new Set(EVENT_ACTIONS.map((action) => action.slice(0, action.indexOf('.'))))];
  return (
    <>
      <Select
        aria-label={t('filter.action')}
        className={styles['action'] ?? ''}
        showSearch={{ optionFilterProp: 'label' }}
        value={filter.action ?? ''}
        onChange={(action) => change({ action: action || null })}
        options={[
          { value: '', label: t('filter.allActions') },
          ...groups.map((group) => ({
            label: t(`group.${group as keyof (typeof auditZh)['group']}`),
            options: EVENT_ACTIONS.filter((each) => each.startsWith(`${group}.`)).map((value) => ({
              value: value as string,
              label: words.action(value),
            })),
          })),
        ]}
      />
      <Entered label={t('filter.who')} value={filter.who ?? ''} onEnter={(who) => change({ who })} />
      <Entered label={t('filter.record')} value={filter.record ?? ''} onEnter={(record) => change({ record })} />
      <UnitFilter unitId={filter.unitId} onChange={(unitId) => change({ unitId })} />
      <Day label={t('filter.from')} value={from} onChange={(day) => change({ from: day })} />
      <Day label={t('filter.to')} value={to} onChange={(day) => change({ to: day })} />
      {address.isFiltered && (
        <Button type="text" onClick={address.clear}>
          {t('filter.clear')}
        </Button>
      )}
    </>
  );
}

interface EnteredProps {
  label: string;
  value: string;
  onEnter: (text: string) => void;
}

/** Keyed by its value, so that going back shows what is asked for. */
export const Entered = (props: EnteredProps) => <EnteredText key={props.value} {...props} />;

function EnteredText({ label, value, onEnter }: EnteredProps) {
  const [text, setText] = useState(value);
  const enter = () => text.trim() !== value && onEnter(text.trim());
  return (
    <Input
      className={styles['text'] ?? ''}
      aria-label={label}
      placeholder={label}
      type="search"
      autoComplete="off"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={(event) => !event.nativeEvent.isComposing && enter()}
      onBlur={enter}
    />
  );
}

export function Day({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  return (
    <label className={styles['day']}>
      {label}
      <Input type="date" value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}

/** Units by name within the district whose trail one reads. */
export function UnitFilter({
  unitId,
  onChange,
}: {
  unitId: string | undefined;
  onChange: (id: string | null) => void;
}) {
  const t = useAuditTexts();
  const own = actingAppointmentOf(useMe())?.unit ?? null;
  const [q, setQ] = useState('');
  const found = useQuery(unitSearchQuery(q.trim(), null));
  const options = (found.data ?? [])
    .filter(({ kind, pathNames }) => kind !== 'grid' && (own === null || pathNames.includes(own.name)))
    .map(({ id, pathNames }) => ({ value: id, label: pathNames.join(' / ') }));
  const isKnown = unitId === undefined || options.some(({ value }) => value === unitId);
  return (
    <Select
      aria-label={t('filter.unit')}
      className={styles['unit'] ?? ''}
      allowClear
      showSearch={{ filterOption: false, onSearch: setQ }}
      placeholder={t('filter.unitHint')}
      value={unitId ?? null}
      onChange={(id) => onChange(id ?? null)}
      notFoundContent={null}
      options={isKnown ? options : [...options, { value: unitId, label: t('filter.chosenUnit') }]}
    />
  );
}
