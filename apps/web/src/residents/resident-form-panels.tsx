import { CloseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { showToast } from '../shared/ui/toast.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import { EditResidentForm } from './edit-resident-form.tsx';
import { LifeEventForm } from './life/life-event-form.tsx';
import { NewResidentForm } from './new-resident-form.tsx';
import styles from './resident-panel.module.css';
import type { FormName } from './residents-address.ts';
import { AskTransferForm } from './transfers/ask-transfer-form.tsx';
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

interface FormProps {
  residentId: string;
  form: FormName;
  onDone: () => void;
}

/** A form of a file that there is: to correct it, or to register a life event. */
export function ResidentFormPanel({ residentId, form, onDone }: FormProps) {
  const t = useResidentTexts();
  const { data: resident, isError, error, refetch } = useQuery(residentQuery(residentId));
  const title = form === 'edit' ? t('form.edit') : t(form === 'transfer' ? 'life.transfer' : `life.event.${form}`);
  // A file that was changed by this very form is on its way back to being shown.
  const isPossible = resident?.availableActions.includes(form) ?? true;
  return (
    <Panel
      title={resident && form !== 'edit' ? t('life.of', { name: resident.name, event: title }) : title}
      onClose={onDone}
    >
      {isError && !resident && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!resident && !isError && <Skeleton rows={6} height={48} />}
      {resident && !isPossible && <Notice tone="stopped" title={t('refusals.resident.not_now')} />}
      {resident && isPossible && form === 'edit' && <EditResidentForm resident={resident} onDone={onDone} />}
      {resident && isPossible && form === 'transfer' && <AskTransferForm resident={resident} onDone={onDone} />}
      {resident && isPossible && form !== 'edit' && form !== 'transfer' && (
        <LifeEventForm resident={resident} event={form} onDone={onDone} />
      )}
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
