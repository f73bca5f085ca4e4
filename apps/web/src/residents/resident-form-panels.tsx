import { CloseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { showToast } from '../shared/ui/toast.tsx';
import { EditResidentForm } from './edit-resident-form.tsx';
import { NewResidentForm } from './new-resident-form.tsx';
import styles from './resident-panel.module.css';
import { residentQuery } from './residents.queries.ts';
import { useResidentTexts } from './residents-texts.ts';

interface NewProps {
  onOpen: (residentId: string, how?: { replace: boolean }) => void;
  onClose: () => void;
}

/** The form of a new file beside the list. */
export function NewResidentPanel({ onOpen, onClose }: NewProps) {
  const t = useResidentTexts();
  return (
    <Panel title={t('form.create')} onClose={onClose}>
      <NewResidentForm
        onDone={(resident) => {
          showToast(t('form.created', { name: resident.name }));
          onOpen(resident.id, { replace: true });
        }}
        onOpen={onOpen}
        onClose={onClose}
      />
    </Panel>
  );
}

/** The form of a file that there is. */
export function EditResidentPanel({ residentId, onDone }: { residentId: string; onDone: () => void }) {
  const t = useResidentTexts();
  const { data: resident, isError, error, refetch } = useQuery(residentQuery(residentId));
  return (
    <Panel title={t('form.edit')} onClose={onDone}>
      {isError && !resident && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!resident && !isError && <Skeleton rows={6} height={48} />}
      {resident && <EditResidentForm resident={resident} onDone={onDone} />}
    </Panel>
  );
}

function Panel({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const t = useResidentTexts();
  return (
    <section className={styles['panel']} aria-label={title}>
      <header className={styles['head']}>
        <div className={styles['line']}>
          <div className={styles['who']}>
            <h2>{title}</h2>
          </div>
          <span className={styles['tools']}>
            <Button
              type="text"
              icon={<CloseOutlined />}
              aria-label={t('shared:close')}
              title={t('shared:close')}
              onClick={onClose}
            />
          </span>
        </div>
      </header>
      <div className={styles['body']}>{children}</div>
    </section>
  );
}
