import { PEOPLE_IMPORT_ROWS } from '@linli/domain/appointments/people-row.ts';
import { peopleImportContract } from '@linli/domain/appointments/people-import.contract.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router-dom';
import { addressOf } from '../../shared/api.ts';
import { useProblemText } from '../../shared/problem-text.ts';
import { useTexts } from '../../shared/texts.ts';
import { FileBeingRead, FileDrop } from '../../shared/ui/file-drop.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { PageTitle } from '../../shared/ui/page-title.tsx';
import { importPeopleMutation, previewPeopleMutation } from './import.queries.ts';
import styles from './import.module.css';
import { PeopleConfirm } from './people-confirm.tsx';
import { PeopleRows } from './people-rows.tsx';
import { Slips } from './slips.tsx';

/** A list of people is handed in, looked at row by row, written at once, and answered with slips. */
export function PeopleImportPage() {
  const t = useTexts('peopleImport');
  const say = useProblemText();
  const reading = useMutation(previewPeopleMutation);
  const writing = useMutation(importPeopleMutation(useQueryClient()));
  const name = reading.variables?.name ?? '';
  if (writing.data) return <Slips written={writing.data} />;
  const again = () => {
    reading.reset();
    writing.reset();
  };
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <Link to=".." relative="path">
          {t('back')}
        </Link>
        <PageTitle title={t('title')} />
        <p className={styles['soft']}>{t('lead')}</p>
      </header>
      {reading.isPending && <FileBeingRead text={t('reading', { name })} />}
      {!reading.isPending && !reading.data && (
        <FileDrop
          words={{
            choose: t('choose'),
            drop: t('drop'),
            dropNow: t('dropNow'),
            kinds: t('kinds', { rows: PEOPLE_IMPORT_ROWS }),
          }}
          onChoose={(file) => reading.mutate(file)}
        />
      )}
      {reading.isError && (
        <Notice tone="late" role="alert" title={t('refused', { name })}>
          <p>{say.problem(reading.error)}</p>
        </Notice>
      )}
      {!reading.data && (
        <p>
          <a href={addressOf(peopleImportContract.template, {})} download>
            {t('template')}
          </a>
        </p>
      )}
      {reading.data && (
        <>
          {reading.data.unread.length > 0 && (
            <Notice
              tone="soon"
              title={t('unread', { headings: reading.data.unread.join(t('shared:listSeparator')) })}
            />
          )}
          {writing.isError && <Notice tone="late" role="alert" title={say.problem(writing.error)} />}
          <PeopleConfirm
            preview={reading.data}
            isPending={writing.isPending}
            onConfirm={(people) => writing.mutate({ people })}
          >
            <Button disabled={writing.isPending} onClick={again}>
              {t('again')}
            </Button>
          </PeopleConfirm>
          <PeopleRows rows={reading.data.rows} />
        </>
      )}
    </div>
  );
}
