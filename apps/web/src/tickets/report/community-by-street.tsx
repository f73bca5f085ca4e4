import type { PublicOrgUnit } from '@linli/domain/org-units/org-units.contract.ts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { publicUnitsBelowQuery } from '../../org-units/org-units.queries.ts';
import { useTexts } from '../../shared/texts.ts';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { Field } from '../../shared/ui/field.tsx';
import fieldStyles from '../../shared/ui/field.module.css';

/** District, street, community, each narrowing the next; a single district needs no choosing. */
export function CommunityByStreet({ onChoose }: { onChoose: (community: PublicOrgUnit) => void }) {
  const t = useTexts('tickets');
  const [chosenDistrict, setChosenDistrict] = useState('');
  const [streetId, setStreetId] = useState('');
  const districts = useQuery(publicUnitsBelowQuery());
  const onlyDistrict = districts.data?.length === 1 ? districts.data[0]?.id : undefined;
  const districtId = onlyDistrict ?? chosenDistrict;
  const streets = useQuery({ ...publicUnitsBelowQuery(districtId), enabled: districtId !== '' });
  const communities = useQuery({ ...publicUnitsBelowQuery(streetId), enabled: streetId !== '' });
  const failed = [districts, streets, communities].find((query) => query.isError);
  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  return (
    <>
      {!onlyDistrict && (
        <Choose
          label={t('report.chooseDistrict')}
          units={districts.data}
          value={chosenDistrict}
          onChange={(id) => {
            setChosenDistrict(id);
            setStreetId('');
          }}
        />
      )}
      <Choose
        label={t('report.chooseStreet')}
        units={districtId ? streets.data : []}
        value={streetId}
        onChange={setStreetId}
      />
      <Choose
        label={t('report.chooseCommunity')}
        units={streetId ? communities.data : []}
        value=""
        onChange={(id) => {
          const unit = communities.data?.find((each) => each.id === id);
          if (unit) onChoose(unit);
        }}
      />
    </>
  );
}

interface ChooseProps {
  label: string;
  units: PublicOrgUnit[] | undefined;
  value: string;
  onChange: (id: string) => void;
}

function Choose({ label, units, value, onChange }: ChooseProps) {
  const t = useTexts('shared');
  return (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          className={fieldStyles['control']}
          value={value}
          disabled={!units?.length}
          onChange={(event) => onChange(event.target.value)}
        >
          <option value="">{units ? '' : t('loading')}</option>
          {units?.map((unit) => (
            <option key={unit.id} value={unit.id}>
              {unit.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
