import { RESIDENT_LIMITS } from '@linli/domain/residents/resident-file.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { issuesByField, useProblemText } from '../shared/problem-text.ts';
import { Field } from '../shared/ui/field.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import { DuplicatesNotice } from './duplicates-notice.tsx';
import { FormFrame, toFirstFault } from './form-frame.tsx';
import { PersonFields } from './person-fields.tsx';
import { faultsOf } from './resident-checks.ts';
import { personOf, useNewPersonDraft } from './resident-draft.ts';
import styles from './resident-form.module.css';
import { createResidentMutation } from './residents.queries.ts';
import { useResidentTexts } from './residents-texts.ts';
import { useDuplicates } from './use-duplicates.ts';

interface Props {
  onDone: (resident: ResidentView) => void;
  onOpen: (residentId: string) => void;
  onClose: () => void;
}

/** 建档: one column; files of perhaps the same person show while one types and are answered before it is sent. */
export function NewResidentForm({ onDone, onOpen, onClose }: Props) {
  const t = useResidentTexts();
  const say = useProblemText();
  const [today] = useState(() => shanghaiDate(new Date()));
  const { draft, isEmpty, change, clear } = useNewPersonDraft();
  const [householdNumber, setHouseholdNumber] = useState('');
  const [notSame, setNotSame] = useState<readonly string[]>([]);
  const [wasTried, setWasTried] = useState(false);
  const create = useMutation(createResidentMutation(useQueryClient()));
  const candidates = useDuplicates(draft, today);
  const open = candidates.filter(({ resident }) => !notSame.includes(resident.id));

  const submit = () => {
    setWasTried(true);
    if (create.isPending) return;
    if (Object.keys(faultsOf(draft, today)).length > 0 || open.length > 0) return toFirstFault();
    create.mutate(
      {
        ...personOf(draft),
        ...(householdNumber.trim() && { householdNumber: householdNumber.trim() }),
        idNumber: draft.documentKind === 'none' ? '' : draft.idNumber,
        notDuplicateOf: [...notSame],
      },
      {
        onSuccess: (resident) => {
          clear();
          onDone(resident);
        },
        onError: toFirstFault,
      },
    );
  };
  return (
    <FormFrame label={t('form.create')} onSubmit={submit} onClose={onClose}>
      <p className={styles['lead']}>{t('form.lead')}</p>
      <PersonFields
        draft={draft}
        today={today}
        issues={issuesByField(create.error)}
        checksAll={wasTried}
        onChange={change}
      />
      <Field label={t('form.householdNumber')} hint={t('form.householdNumberHint')} optional>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={RESIDENT_LIMITS.householdNumberLength}
            value={householdNumber}
            onChange={(event) => setHouseholdNumber(event.target.value)}
          />
        )}
      </Field>
      <div className={styles['foot']}>
        <DuplicatesNotice
          candidates={candidates}
          answered={notSame}
          onNotSame={(id) => setNotSame((now) => [...now, id])}
          onOpen={onOpen}
        />
        {wasTried && open.length > 0 && <Notice tone="late" role="alert" title={t('form.duplicates.unanswered')} />}
        {create.isError && <Notice tone="late" role="alert" title={say.problem(create.error)} />}
        <div className={styles['buttons']}>
          <Button type="primary" htmlType="submit" loading={create.isPending}>
            {t('form.submit')}
          </Button>
          {!isEmpty && (
            <Button type="text" onClick={clear}>
              {t('form.clear')}
            </Button>
          )}
        </div>
        <p className={styles['lead']}>{t('form.draftKept')}</p>
      </div>
    </FormFrame>
  );
}
