import { CloseOutlined } from '@ant-design/icons';
import type { TicketReceipt } from '@linli/domain/tickets/ticket-views.contract.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { useDeskTexts } from './desk-texts.ts';
import { NewTicketForm } from './new-ticket-form.tsx';
import { NewTicketReceipt } from './new-ticket-receipt.tsx';
import styles from './ticket-panel.module.css';

/** A report taken at the counter or on the phone: the form, then what to read out to the resident. */
export function NewTicketPanel({ onOpen, onClose }: { onOpen: (ticketId: string) => void; onClose: () => void }) {
  const t = useDeskTexts();
  const [receipt, setReceipt] = useState<TicketReceipt | null>(null);
  return (
    <section className={styles['panel']} aria-label={t('report.title')}>
      <header className={styles['head']}>
        <div className={styles['line']}>
          <h2 className={styles['title']}>{receipt ? t('report.done') : t('report.title')}</h2>
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
      <div className={styles['body']}>
        {receipt ? (
          <NewTicketReceipt receipt={receipt} onOpen={() => onOpen(receipt.id)} onAnother={() => setReceipt(null)} />
        ) : (
          <NewTicketForm onDone={setReceipt} onOpen={onOpen} onClose={onClose} />
        )}
      </div>
    </section>
  );
}
