import { RESIDENT_LIMITS } from '@linli/domain/residents/resident-file.ts';
import type { OwnData } from '@linli/domain/residents/own-data.contract.ts';
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router-dom';
import { useProblemText } from '../../shared/problem-text.ts';
import { Field } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { PageTitle } from '../../shared/ui/page-title.tsx';
import print from '../resident-print-page.module.css';
import { OwnDataSheet } from './own-data-sheet.tsx';
import { useRightsTexts } from './rights-texts.ts';
import styles from './rights.module.css';
import { ownDataMutation } from './rights.queries.ts';

/** 提供本人数据: asked for with a reason, then on the page alone, to print or to save for the one it is about. */
export function OwnDataPage() {
  const t = useRightsTexts();
  const { residentId = '' } = useParams();
  const asking = useMutation(ownDataMutation(residentId));
  const back = <Link to={`/desk/residents/${residentId}`}>{t('back')}</Link>;
  if (!asking.data)
    return (
      <Ask error={asking.error} isBusy={asking.isPending} onAsk={(reason) => asking.mutate(reason)}>
        {back}
      </Ask>
    );
  const { data } = asking;
  return (
    <div className={styles['paper']}>
      <div className={print['tools']}>
        <Button type="primary" onClick={() => window.print()}>
          {t('own.print')}
        </Button>
        <Button onClick={() => save(data)}>{t('own.json')}</Button>
        {back}
      </div>
      <OwnDataSheet data={data} />
    </div>
  );
}

interface AskProps {
  error: unknown;
  isBusy: boolean;
  onAsk: (reason: string) => void;
  children: ReactNode;
}

function Ask({ error, isBusy, onAsk, children }: AskProps) {
  const t = useRightsTexts();
  const say = useProblemText();
  const [reason, setReason] = useState('');
  return (
    <form
      className={styles['page']}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() && !isBusy) onAsk(reason.trim());
      }}
    >
      <PageTitle title={t('own.title')} />
      <p>{t('own.lead')}</p>
      <p className={styles['soft']}>{t('own.limit')}</p>
      <Field label={t('own.reason')}>
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
      <div className={styles['buttons']}>
        {t('own.reasons', { returnObjects: true }).map((each) => (
          <Button key={each} size="small" onClick={() => setReason(each)}>
            {each}
          </Button>
        ))}
      </div>
      {error !== null && <Notice tone="late" role="alert" title={say.problem(error)} />}
      <div className={styles['buttons']}>
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={!reason.trim()}>
          {t('own.show')}
        </Button>
        {children}
      </div>
    </form>
  );
}

/** The answer as it came; its file is named after the day, not after the person. */
function save(data: OwnData): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `own-data-${data.madeAt.slice(0, 10)}.json`;
  link.click();
  URL.revokeObjectURL(address);
}
