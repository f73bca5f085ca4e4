import type { HideableField } from '@linli/domain/residents/resident-privacy.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import type { ReactNode } from 'react';
import { dayText } from '../shared/moments.ts';
import { useLanguage } from '../shared/texts.ts';
import { HiddenValue } from './hidden-value.tsx';
import styles from './resident-panel.module.css';
import { useResidentTexts } from './residents-texts.ts';
import type { Revealed } from './revealed.ts';

/** Who somebody is and how to reach them; what is hidden says so and can be revealed where it stands. */
export function ResidentFacts({ resident, revealed }: { resident: ResidentView; revealed: Revealed }) {
  const t = useResidentTexts();
  const language = useLanguage();
  const day = (moment: string) => dayText(new Date(moment), language);
  const none = <span className={styles['none']}>{t('file.none')}</span>;
  const hideable = (field: HideableField, shown: ReactNode, show?: (value: string) => ReactNode) => (
    <HiddenValue field={field} isHidden={resident.hidden.includes(field)} revealed={revealed} {...(show && { show })}>
      {shown}
    </HiddenValue>
  );
  /** Null is hidden, empty is unknown. */
  const text = (value: string | null) =>
    value === null ? <span className={styles['none']}>{t('file.hiddenNow')}</span> : value || none;
  const isYearOnly = resident.hidden.includes('birth_date') && resident.birthDate;
  const facts: [string, ReactNode][] = [
    ...(resident.hidden.includes('name')
      ? [[t('hidden.name'), hideable('name', resident.name)] as [string, ReactNode]]
      : []),
    [
      t('file.idNumber'),
      resident.documentKind === 'none'
        ? t('document.none')
        : hideable('id_number', resident.idNumber || none, (value) => <strong>{value}</strong>),
    ],
    [
      t('file.birthDate'),
      hideable(
        'birth_date',
        isYearOnly ? t('file.hiddenYear', { year: resident.birthDate }) : text(resident.birthDate ?? ''),
      ),
    ],
    [t('hidden.phone'), hideable('phone', resident.phone || none, (value) => <a href={`tel:${value}`}>{value}</a>)],
    [t('hidden.address'), hideable('address', resident.address || none)],
    [t('file.community'), [resident.community.name, resident.grid?.name].filter(Boolean).join(' · ')],
    [t('hidden.registered_address'), hideable('registered_address', text(resident.registeredAddress))],
    [t('field.ethnicGroup'), text(resident.ethnicGroup ?? '')],
    [t('field.maritalStatus'), resident.maritalStatus ? t(`marital.${resident.maritalStatus}`) : none],
    [t('field.employment'), resident.employment ? t(`employment.${resident.employment}`) : none],
    [t('hidden.workplace'), hideable('workplace', text(resident.workplace))],
    [t('field.householdRole'), resident.householdRole ? t(`role.${resident.householdRole}`) : none],
    [
      t('field.consent'),
      resident.consentAt
        ? t('file.consentOn', { consent: t(`consent.${resident.consent}`), day: day(resident.consentAt) })
        : t(`consent.${resident.consent}`),
    ],
    [
      t('hidden.notes'),
      hideable('notes', text(resident.notes), (value) => <span className={styles['text']}>{value}</span>),
    ],
    [
      t('file.registered'),
      t('file.registeredBy', { source: t(`source.${resident.source}`), day: day(resident.registeredAt) }),
    ],
  ];
  return (
    <section>
      <h3>{t('file.facts')}</h3>
      <dl className={styles['facts']}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
