import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { problemOf } from '../shared/api-problem.ts';
import { issuesByField, useProblemText } from '../shared/problem-text.ts';
import { Notice } from '../shared/ui/notice.tsx';
import { showToast } from '../shared/ui/toast.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import { FormFrame, toFirstFault } from './form-frame.tsx';
import { PersonFields } from './person-fields.tsx';
import { faultsOf } from './resident-checks.ts';
import { changedFields, draftOf, personOf, rebaseDraft, type PersonDraft, type PersonField } from './resident-draft.ts';
import styles from './resident-form.module.css';
import { editResidentMutation, residentQuery } from './residents.queries.ts';
import { useResidentTexts } from './residents-texts.ts';

interface Typed {
  /** The file that the form began with, or was brought up to. */
  base: ResidentView;
  draft: PersonDraft;
}

/** Corrects a file. What others changed meanwhile is shown field by field, and what was typed stays. */
export function EditResidentForm({ resident, onDone }: { resident: ResidentView; onDone: () => void }) {
  const t = useResidentTexts();
  const say = useProblemText();
  const client = useQueryClient();
  const [today] = useState(() => shanghaiDate(new Date()));
  const kept = ['residents-typed', 'edit', resident.id];
  const [typed, setTyped] = useState<Typed>(
    () => client.getQueryData<Typed>(kept) ?? { base: resident, draft: draftOf(resident) },
  );
  const [conflict, setConflict] = useState<readonly PersonField[] | null>(null);
  const [wasTried, setWasTried] = useState(false);
  const edit = useMutation(editResidentMutation(client, resident.id));
  const { base, draft } = typed;
  const before = draftOf(base);
  const changed = changedFields(draft, before);

  /** In memory only: a file that is being corrected is somebody's, down to the health in its notes. */
  const keep = (next: Typed) => {
    client.setQueryDefaults(['residents-typed'], { gcTime: Infinity });
    client.setQueryData(kept, next);
    setTyped(next);
  };
  const leave = () => {
    client.removeQueries({ queryKey: kept });
    onDone();
  };
  const catchUp = async (fields: readonly string[]) => {
    const theirs = await client.fetchQuery({ ...residentQuery(resident.id), staleTime: 0 });
    keep({ base: theirs, draft: rebaseDraft(draft, before, draftOf(theirs)) });
    setConflict(fields.filter((field): field is PersonField => field in draft));
  };
  const submit = () => {
    setWasTried(true);
    if (edit.isPending) return;
    if (Object.keys(faultsOf(draft, today)).length > 0) return toFirstFault();
    if (changed.length === 0) {
      showToast(t('form.nothingChanged'));
      return leave();
    }
    const person = personOf(draft);
    // A number brings its own sex and birth date along; they are no changes of somebody's own.
    const sent = changed.filter((field) => !(changed.includes('idNumber') && ['sex', 'birthDate'].includes(field)));
    edit.mutate(
      { version: base.version, ...Object.fromEntries(sent.map((field) => [field, person[field]])) },
      {
        onSuccess: () => {
          showToast(t('form.saved'));
          leave();
        },
        onError: (error) => {
          const { code, params } = problemOf(error);
          if (code === 'resident.changed_meanwhile') void catchUp([params['fields'] ?? []].flat() as string[]);
          else toFirstFault();
        },
      },
    );
  };
  const isConflict = problemOf(edit.error).code === 'resident.changed_meanwhile';
  return (
    <FormFrame label={t('form.edit')} onSubmit={submit} onClose={onDone}>
      {conflict && (
        <ConflictNotice
          fields={conflict}
          base={base}
          draft={draft}
          onTake={(field) => keep({ base, draft: { ...draft, [field]: before[field] } })}
        />
      )}
      <PersonFields
        draft={draft}
        today={today}
        issues={issuesByField(edit.error)}
        checksAll={wasTried}
        masked={{
          idNumber: base.idNumber,
          phone: base.phone,
          hasHiddenNotes: base.hidden.includes('notes'),
          hasHiddenBirthDate: base.hidden.includes('birth_date'),
        }}
        onChange={(change) => keep({ base, draft: { ...draft, ...change } })}
      />
      <div className={styles['foot']}>
        {edit.isError && !isConflict && <Notice tone="late" role="alert" title={say.problem(edit.error)} />}
        <div className={styles['buttons']}>
          <Button type="primary" htmlType="submit" loading={edit.isPending}>
            {t('form.save')}
          </Button>
          <Button type="text" onClick={leave}>
            {t('shared:cancel')}
          </Button>
        </div>
      </div>
    </FormFrame>
  );
}
