import { RESIDENT_LIMITS } from '@linli/domain/residents/resident-file.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useProblemText } from '../../shared/problem-text.ts';
import { Field } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { showToast } from '../../shared/ui/toast.tsx';
import type { ResidentColumn } from '../resident-columns.ts';
import type { ResidentSearch } from '../residents.queries.ts';
import { useResidentTexts } from '../residents-texts.ts';
import { exportColumns, exportWords } from './export-words.ts';
import { createExportMutation, fileOf } from './exports.queries.ts';
import styles from './exports.module.css';
import { OwnExports } from './own-exports.tsx';

interface Props {
  search: ResidentSearch;
  columns: readonly ResidentColumn[];
}

/** Takes the list as it is shown: masked at once, in clear for a reason. */
export function ExportPanel({ search, columns }: Props) {
  const t = useResidentTexts();
  const say = useProblemText();
  const create = useMutation(createExportMutation(useQueryClient()));
  const [isWhole, setIsWhole] = useState(false);
  const [reason, setReason] = useState('');
  const why = reason.trim();
  const submit = () => {
    if (create.isPending || (isWhole && why === '')) return;
    const wanted = exportColumns(columns);
    create.mutate(
      { ...search, columns: wanted, ...exportWords(t, wanted), ...(isWhole && { reason: why }) },
      {
        onSuccess: (made) => {
          setIsWhole(false);
          setReason('');
          const file = fileOf(made);
          showToast(t(file === null ? 'export.started' : 'export.ready'));
          if (file !== null) download(file);
        },
      },
    );
  };
  return (
    <>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <h2>{t('export.title')}</h2>
        <p className={styles['soft']}>{t('export.what')}</p>
        <Checkbox checked={isWhole} onChange={({ target }) => setIsWhole(target.checked)}>
          {t('export.whole')}
        </Checkbox>
        {isWhole && (
          <Field label={t('export.why')} hint={t('export.wholeHint')}>
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                value={reason}
                maxLength={RESIDENT_LIMITS.reasonLength}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        )}
        {create.isError && <Notice tone="late" role="alert" title={say.problem(create.error)} />}
        <Button type="primary" htmlType="submit" loading={create.isPending} disabled={isWhole && why === ''}>
          {t(isWhole ? 'export.submitWhole' : 'export.submit')}
        </Button>
      </form>
      <OwnExports />
    </>
  );
}

/** As if somebody had pressed the link beside the file. */
function download(file: string): void {
  const link = document.createElement('a');
  link.href = file;
  link.download = '';
  link.click();
}
