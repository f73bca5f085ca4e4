import {
  ERASED,
  ERASURE_ASKERS,
  KEPT_CODES,
  type ErasureAsker,
  type ErasureGround,
} from '@linli/domain/residents/erasure.ts';
import { RESIDENT_LIMITS } from '@linli/domain/residents/resident-file.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { useProblemText } from '../../shared/problem-text.ts';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { Field } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { PageTitle } from '../../shared/ui/page-title.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { showToast } from '../../shared/ui/toast.tsx';
import { residentQuery } from '../residents.queries.ts';
import { useRightsTexts } from './rights-texts.ts';
import styles from './rights.module.css';
import { askErasureMutation, erasureOptionsQuery } from './rights.queries.ts';

/** 申请删除个人信息: what goes and what stays, said before it is asked for; then the ground, who demands it, and why. */
export function EraseResidentPage() {
  const t = useRightsTexts();
  const { residentId = '' } = useParams();
  const resident = useQuery(residentQuery(residentId));
  const options = useQuery(erasureOptionsQuery(residentId));
  const failed = resident.isError ? resident : options.isError ? options : null;
  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!resident.data || !options.data) return <Skeleton rows={6} />;
  const { grounds, hindrances, asked } = options.data;
  const isPossible = hindrances.length === 0 && grounds.length > 0 && asked === null;
  return (
    <div className={styles['page']}>
      <PageTitle title={t('erase.title')} />
      <p>{t('erase.lead')}</p>
      {asked !== null && (
        <Notice tone="soon" title={t('erase.waiting')}>
          <Link to="/desk/erasures">{t('list.title')}</Link>
        </Notice>
      )}
      {asked === null && hindrances.length > 0 && (
        <Notice tone="late" title={t('erase.hindered')}>
          <ul>
            {hindrances.map((each) => (
              <li key={each}>{t(`hindrance.${each}`)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {asked === null && grounds.length === 0 && <Notice tone="late" title={t('erase.noGround')} />}
      <section>
        <h2>{t('erase.goes')}</h2>
        <ul>
          {ERASED.map((each) => (
            <li key={each}>{t(`erased.${each}`)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('erase.stays')}</h2>
        <table className={styles['table']} aria-label={t('erase.stays')}>
          <thead>
            <tr>
              <th scope="col">{t('erase.what')}</th>
              <th scope="col">{t('erase.why')}</th>
            </tr>
          </thead>
          <tbody>
            {KEPT_CODES.map((each) => (
              <tr key={each}>
                <td>{t(`kept.${each}.what`)}</td>
                <td>{t(`kept.${each}.why`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {isPossible && <AskForm resident={resident.data} grounds={grounds} />}
      <p>
        <Link to={`/desk/residents/${residentId}`}>{t('back')}</Link>
      </p>
    </div>
  );
}

function AskForm({ resident, grounds }: { resident: ResidentView; grounds: readonly ErasureGround[] }) {
  const t = useRightsTexts();
  const say = useProblemText();
  const navigate = useNavigate();
  const { mutateAsync, error, isPending } = useMutation(askErasureMutation(useQueryClient(), resident.id));
  const isDead = resident.status === 'deceased';
  const askers = ERASURE_ASKERS.filter((each) => (each === 'relative') === isDead);
  const [ground, setGround] = useState(grounds[0]!);
  const [askedBy, setAskedBy] = useState<ErasureAsker>(askers[0]!);
  const [reason, setReason] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const submit = async () => {
    setWasTried(true);
    if (isPending || reason.trim() === '') return;
    try {
      await mutateAsync({ version: resident.version, ground, askedBy, reason: reason.trim() });
      showToast(t('erase.sent'));
      void navigate('/desk/erasures');
    } catch {
      // Said below.
    }
  };
  return (
    <form
      className={styles['form']}
      aria-label={t('erase.title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Field label={t('erase.ground')}>
        {(control) => (
          <Select
            {...control}
            value={ground}
            onChange={setGround}
            options={grounds.map((value) => ({ value, label: t(`ground.${value}`) }))}
          />
        )}
      </Field>
      <Field label={t('erase.asker')}>
        {(control) => (
          <Select
            {...control}
            value={askedBy}
            onChange={setAskedBy}
            options={askers.map((value) => ({ value, label: t(`asker.${value}`) }))}
          />
        )}
      </Field>
      <Field
        label={t('erase.reason')}
        hint={t('erase.reasonHint')}
        error={wasTried && reason.trim() === '' ? t('shared:fieldIssues.required') : undefined}
      >
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={RESIDENT_LIMITS.reasonLength}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
      {error !== null && <Notice tone="late" role="alert" title={say.problem(error)} />}
      <div>
        <Button type="primary" htmlType="submit" loading={isPending}>
          {t('erase.submit')}
        </Button>
      </div>
    </form>
  );
}
