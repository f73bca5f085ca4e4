import { ORG_UNIT_LIMITS } from '@linli/domain/org-units/org-unit.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import { PageTitle } from '../shared/ui/page-title.tsx';
import { CsvDrop } from './csv-drop.tsx';
import { DivisionsFigures } from './divisions-report.tsx';
import styles from './load-divisions.module.css';
import { loadDivisionsMutation, previewDivisionsMutation } from './office-units.queries.ts';
import { useOrgUnitTexts } from './org-units-texts.ts';
import { readCsvFile, type CsvFault, type CsvFile } from './read-csv-file.ts';

const FAULT_TEXTS = {
  too_big: 'load.tooBig',
  empty: 'load.empty',
  unreadable: 'load.unreadable',
} as const satisfies Record<CsvFault, string>;

/** Another district from its divisions file: choose, look at what it would change, load. */
export function LoadDivisionsPage() {
  const t = useOrgUnitTexts();
  const client = useQueryClient();
  const preview = useMutation(previewDivisionsMutation);
  const load = useMutation(loadDivisionsMutation(client));
  const [file, setFile] = useState<(CsvFile & { name: string }) | null>(null);
  const [fault, setFault] = useState<CsvFault | null>(null);

  const start = async (chosen: File | null) => {
    preview.reset();
    load.reset();
    setFile(null);
    setFault(null);
    if (!chosen) return;
    const read = await readCsvFile(chosen, ORG_UNIT_LIMITS.divisionsFileBytes);
    if (typeof read === 'string') return setFault(read);
    setFile({ ...read, name: chosen.name });
    preview.mutate(read.text);
  };

  const checked = preview.data;
  const done = load.data;
  const canLoad = checked && checked.errorCount === 0 && checked.added + checked.renamed > 0;
  return (
    <div className={styles['page']}>
      <div>
        <PageTitle title={t('load.title')} />
        <p className={styles['lead']}>
          {t('load.lead')} {t('load.sample')}
          <code>
            {'code,name,kind,parent_code\n210102000000,和平区,district,\n210102019000,南湖街道,street,210102000000'}
          </code>
        </p>
      </div>
      {!file && <CsvDrop onChoose={(chosen) => void start(chosen)} />}
      {fault && <Notice tone="late" role="alert" title={t(FAULT_TEXTS[fault])} />}
      {file && (
        <section className={styles['report']} aria-live="polite">
          <h2>
            {done ? t('load.done') : t('load.previewTitle', { name: file.name })}{' '}
            <span className={styles['lead']}>· {t(`load.encoding.${file.encoding}`)}</span>
          </h2>
          {preview.isPending && <p role="status">{t('load.reading', { name: file.name })}</p>}
          {preview.isError && <ErrorState error={preview.error} onRetry={() => preview.mutate(file.text)} />}
          {done && (
            <Notice
              tone="ok"
              role="status"
              title={done.added + done.renamed > 0 ? t('load.doneHint', { ...done }) : t('load.doneNothing')}
            />
          )}
          {checked && !done && (
            <Notice
              tone={checked.errorCount > 0 ? 'late' : 'ok'}
              role="status"
              title={
                checked.errorCount > 0
                  ? t('load.faulty', { count: checked.errorCount })
                  : canLoad
                    ? t('load.allFine')
                    : t('load.nothingNew')
              }
            >
              <p>{t('load.changesNothingYet')}</p>
            </Notice>
          )}
          {checked && !done && <DivisionsFigures report={checked} />}
          {load.isError && <ErrorState error={load.error} onRetry={() => load.mutate(file.text)} />}
          <div className={styles['buttons']}>
            {canLoad && !done && (
              <Button type="primary" loading={load.isPending} onClick={() => load.mutate(file.text)}>
                {load.isPending
                  ? t('load.loading')
                  : t('load.confirm', { added: checked.added, renamed: checked.renamed })}
              </Button>
            )}
            <Button onClick={() => void start(null)}>{t('load.another')}</Button>
            {done && <Link to="/admin/org-units">{t('load.toTree')}</Link>}
          </div>
        </section>
      )}
    </div>
  );
}
