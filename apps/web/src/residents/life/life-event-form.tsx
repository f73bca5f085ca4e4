import { MARRIAGE_FAULTS } from '@linli/domain/residents/kin.ts';
import { LIFE_EVENTS, type LifeEvent } from '@linli/domain/residents/life-event.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../shared/api-problem.ts';
import { issuesByField, useProblemText } from '../../shared/problem-text.ts';
import { Notice } from '../../shared/ui/notice.tsx';
import { showToast } from '../../shared/ui/toast.tsx';
import { FormFrame, toFirstFault } from '../form-frame.tsx';
import styles from '../resident-form.module.css';
import { householdQuery } from '../residents.queries.ts';
import { useResidentTexts } from '../residents-texts.ts';
import { Consequences } from './consequences.tsx';
import { lifeEventMutation } from './life.queries.ts';
import { lifeFaults, useLifeDraft, type LifeIssue } from './life-draft.ts';
import { ChildTwins, useTwins } from './child-twins.tsx';
import { LifeField } from './life-field.tsx';
import { useUndo } from './use-undo.ts';

interface Props {
  resident: ResidentView;
  event: LifeEvent;
  onDone: () => void;
}

/** What the API calls a field of a form. */
const ISSUE_OF: Partial<Record<LifeIssue, string>> = {
  child: 'idNumber',
  childName: 'name',
  childSex: 'sex',
  otherParent: 'otherParentId',
  spouse: 'spouseId',
  apart: 'address',
};

/** One short form for each life event: it asks for what the domain's table says, and says what will follow. */
export function LifeEventForm({ resident, event, onDone }: Props) {
  const t = useResidentTexts();
  const say = useProblemText();
  const client = useQueryClient();
  const [today] = useState(() => shanghaiDate(new Date()));
  const { draft, change, forget } = useLifeDraft(resident, event, today);
  const [wasTried, setWasTried] = useState(false);
  const register = useMutation(lifeEventMutation(client, resident.id, event));
  const { undo } = useUndo(resident.id);
  const householdId = resident.household?.id;
  const { data: household } = useQuery({ ...householdQuery(householdId ?? ''), enabled: householdId !== undefined });
  const mates = household?.members.filter(({ id, status }) => id !== resident.id && status === 'living_here') ?? [];
  const faults = lifeFaults(event, draft, today);
  const issues = issuesByField(register.error);
  const isChanged = problemOf(register.error).code === 'resident.changed_meanwhile';

  const twins = useTwins(event, draft, today);
  const unanswered = twins.filter(({ resident: { id } }) => !draft.notSame.includes(id));

  const submit = () => {
    setWasTried(true);
    if (register.isPending) return;
    if (Object.keys(faults).length > 0 || unanswered.length > 0) return toFirstFault();
    const trimmed = { ...draft, address: draft.address.trim(), reason: draft.reason.trim() };
    void send(trimmed);
  };
  /** Awaited, not called back: the form may be gone with the state that it stood for. */
  const send = async (typed: typeof draft) => {
    try {
      const { name, version } = await register.mutateAsync({ version: resident.version, draft: typed });
      forget();
      showToast(t('life.done', { name, event: t(`life.event.${event}`) }), () => undo(version));
      onDone();
    } catch {
      toFirstFault();
    }
  };

  const problemText = () => {
    const { code, params } = problemOf(register.error);
    const fault = MARRIAGE_FAULTS.find((each) => each === params?.['fault']);
    return code === 'resident.cannot_marry' && fault ? t(`life.cannotMarry.${fault}`) : say.problem(register.error);
  };
  const errorOf = (field: LifeIssue) => {
    const fault = faults[field];
    if (fault === 'required') return wasTried ? t('shared:fieldIssues.required') : undefined;
    if (fault) return t('life.dayFuture');
    if (field === 'day' && issues['day']) return t('life.dayWrong');
    const issue = issues[ISSUE_OF[field] ?? field];
    return issue && say.fieldIssue(issue);
  };
  return (
    <FormFrame
      label={t('life.of', { name: resident.name, event: t(`life.event.${event}`) })}
      onSubmit={submit}
      onClose={onDone}
    >
      {LIFE_EVENTS[event].asks.map((field, index) => (
        <LifeField
          key={field}
          field={field}
          event={event}
          draft={draft}
          today={today}
          resident={resident}
          errorOf={errorOf}
          isFirst={index === 0}
          mates={mates}
          onChange={change}
        />
      ))}
      <div className={styles['foot']}>
        <ChildTwins
          twins={twins}
          answered={draft.notSame}
          wasTried={wasTried}
          onNotSame={(id) => change({ notSame: [...draft.notSame, id] })}
        />
        <Consequences event={event} resident={resident} mates={mates} draft={draft} />
        {isChanged && <Notice tone="late" role="alert" title={t('life.changed')} />}
        {register.isError && !isChanged && <Notice tone="late" role="alert" title={problemText()} />}
        <div className={styles['buttons']}>
          <Button type="primary" htmlType="submit" loading={register.isPending}>
            {t('life.submit')}
          </Button>
          <Button
            type="text"
            onClick={() => {
              forget();
              onDone();
            }}
          >
            {t('shared:cancel')}
          </Button>
        </div>
        <p className={styles['lead']}>{t('life.kept')}</p>
      </div>
    </FormFrame>
  );
}
