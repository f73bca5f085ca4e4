import { ageOn } from '@linli/domain/residents/id-number.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import {
  ADULT_AGE,
  VOLUNTEER_LIMITS,
  type VOLUNTEER_FREE_TIMES,
  type VOLUNTEER_LANGUAGES,
  type VOLUNTEER_SKILLS,
} from '@linli/domain/volunteers/volunteer.ts';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { issuesByField, useProblemText } from '../shared/problem-text.ts';
import { addTexts, useTexts } from '../shared/texts.ts';
import { Button, ButtonLink } from '../shared/ui/button.tsx';
import { FieldError, TextField } from '../shared/ui/field.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import { PageTitle } from '../shared/ui/page-title.tsx';
import { CheckBoxes } from './check-boxes.tsx';
import { CommunityField, type ChosenCommunity } from './community-field.tsx';
import styles from './sign-up.module.css';
import { VOLUNTEERS_MESSAGES } from './volunteers-messages.ts';
import { signUpMutation } from './volunteers.queries.ts';

// Loaded with the page: what loads first is nearly as much as it may be.
await addTexts(VOLUNTEERS_MESSAGES);

const EMPTY = { name: '', phone: '', birthDate: '', guardianName: '', guardianPhone: '' };
type Field = keyof typeof EMPTY;
const WORDS: readonly Exclude<Field, 'birthDate'>[] = ['name', 'phone'];
const OF_GUARDIAN = ['guardianName', 'guardianPhone'] as const;

/** 报名: who would be a volunteer asks a community, on a phone and without an account. */
export default function SignUpPage() {
  const t = useTexts('volunteers');
  const say = useProblemText();
  const send = useMutation(signUpMutation);
  const form = useRef<HTMLFormElement>(null);
  const [community, setCommunity] = useState<ChosenCommunity | null>(null);
  const [typed, setTyped] = useState(EMPTY);
  const [skills, setSkills] = useState<(typeof VOLUNTEER_SKILLS)[number][]>([]);
  const [languages, setLanguages] = useState<(typeof VOLUNTEER_LANGUAGES)[number][]>([]);
  const [freeTimes, setFreeTimes] = useState<(typeof VOLUNTEER_FREE_TIMES)[number][]>([]);
  const [agrees, setAgrees] = useState(false);
  const [attempts, setAttempts] = useState(0);
  const [today] = useState(() => shanghaiDate(new Date()));

  const isMinor = typed.birthDate !== '' && ageOn(typed.birthDate, today) < ADULT_AGE;
  const needed: Field[] = [...WORDS, 'birthDate', ...(isMinor ? OF_GUARDIAN : [])];
  const missing = needed.filter((field) => typed[field].trim() === '');
  const issues = issuesByField(send.error);
  const errorOf = (field: Field) => {
    if (attempts > 0 && missing.includes(field)) return t('signUp.needed');
    return issues[field] && say.fieldIssue(issues[field]);
  };

  // Whoever hears the page instead of seeing it is led to what needs them.
  useEffect(() => {
    if (attempts > 0) form.current?.querySelector<HTMLElement>('[data-invalid] input, [aria-invalid]')?.focus();
  }, [attempts, send.submittedAt, send.isError]);

  if (send.data)
    return (
      <div className={styles['done']}>
        <PageTitle title={t('signUp.done')} />
        <p>{t('signUp.doneHint', { name: send.data.communityName })}</p>
        <ButtonLink to="/">{t('signUp.home')}</ButtonLink>
      </div>
    );

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempts(attempts + 1);
    if (!community || missing.length > 0 || !agrees || send.isPending) return;
    const guardian = isMinor ? {} : { guardianName: '', guardianPhone: '' };
    send.mutate({ ...typed, ...guardian, communityId: community.id, skills, languages, freeTimes, agrees: true });
  };
  const control = (field: Field) => ({
    label: t(`signUp.${field}`),
    name: field,
    value: typed[field],
    error: errorOf(field),
    onChange: ({ target }: { target: { value: string } }) => setTyped({ ...typed, [field]: target.value }),
  });
  const { nameLength, phoneLength } = VOLUNTEER_LIMITS;

  return (
    <form ref={form} className={styles['form']} onSubmit={submit} noValidate>
      <header>
        <PageTitle title={t('signUp.title')} />
        <p>{t('signUp.lead')}</p>
      </header>
      {send.isError && (
        <Notice tone="late" role="alert" title={t('signUp.notSent')}>
          <p>{say.problem(send.error)}</p>
        </Notice>
      )}
      <CommunityField
        chosen={community}
        error={attempts > 0 && !community ? t('signUp.communityNeeded') : undefined}
        onChoose={setCommunity}
      />
      <TextField {...control('name')} hint={t('signUp.nameHint')} autoComplete="name" maxLength={nameLength} />
      <TextField
        {...control('phone')}
        hint={t('signUp.phoneHint')}
        type="tel"
        autoComplete="tel"
        maxLength={phoneLength}
      />
      <TextField {...control('birthDate')} type="date" autoComplete="bday" max={today} />
      {isMinor && (
        <>
          <Notice tone="soon" role="status" title={t('signUp.guardian')} />
          <TextField {...control('guardianName')} maxLength={nameLength} />
          <TextField {...control('guardianPhone')} type="tel" maxLength={phoneLength} />
        </>
      )}
      <CheckBoxes
        legend={t('signUp.skills')}
        words={t('skills', { returnObjects: true })}
        values={skills}
        onChange={setSkills}
      />
      <CheckBoxes
        legend={t('signUp.languages')}
        words={t('languages', { returnObjects: true })}
        values={languages}
        onChange={setLanguages}
      />
      <CheckBoxes
        legend={t('signUp.freeTimes')}
        words={t('freeTimes', { returnObjects: true })}
        values={freeTimes}
        onChange={setFreeTimes}
      />
      <section className={styles['group']} data-invalid={attempts > 0 && !agrees ? true : undefined}>
        <h2>{t('signUp.conduct')}</h2>
        <ol className={styles['rules']}>
          {t('signUp.rules', { returnObjects: true }).map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ol>
        {attempts > 0 && !agrees && <FieldError id="agrees-error">{t('signUp.agreesNeeded')}</FieldError>}
        <label className={styles['box']}>
          <input type="checkbox" checked={agrees} onChange={({ target }) => setAgrees(target.checked)} />
          {t(isMinor ? 'signUp.agreesGuardian' : 'signUp.agrees')}
        </label>
      </section>
      <Button variant="primary" type="submit" wide busy={send.isPending}>
        {t('signUp.submit')}
      </Button>
    </form>
  );
}
