import type { TicketReceipt } from '@linli/domain/tickets/ticket-views.contract.ts';
import { Button } from 'antd';
import { ExactMoment } from '../../shared/ui/moment.tsx';
import { fragmentOf, groupSecret } from '../ticket-key.ts';
import { useDeskTexts } from './desk-texts.ts';
import { QrMark } from '../../shared/ui/qr-mark.tsx';
import styles from './new-ticket.module.css';

/** Number and secret to read out or to print; the secret is told this once. */
export function NewTicketReceipt({
  receipt,
  onOpen,
  onAnother,
}: {
  receipt: TicketReceipt;
  onOpen: () => void;
  onAnother: () => void;
}) {
  const t = useDeskTexts();
  const { number, secret, dueAt } = receipt;
  const address = `${location.origin}/follow`;
  const keys = (
    <>
      <div>
        <dt>{t('report.number')}</dt>
        <dd>{number}</dd>
      </div>
      <div>
        <dt>{t('report.secret')}</dt>
        <dd>{groupSecret(secret)}</dd>
      </div>
    </>
  );
  return (
    <div className={styles['receipt']} role="status">
      <p>{t('report.readOut')}</p>
      <dl className={styles['keys']}>{keys}</dl>
      <p>
        {t('report.secretOnce')} <Promise dueAt={dueAt} />
      </p>
      <div className={styles['buttons']}>
        <Button type="primary" onClick={() => print()}>
          {t('report.printSlip')}
        </Button>
        <Button onClick={onOpen}>{t('report.openTicket')}</Button>
        <Button onClick={onAnother}>{t('report.another')}</Button>
      </div>
      <div className={styles['slip']} aria-hidden="true">
        <h2>{t('report.slipTitle')}</h2>
        <dl>{keys}</dl>
        <p>
          <Promise dueAt={dueAt} />
        </p>
        <QrMark text={address + fragmentOf(receipt)} />
        <p>{t('report.slipHint', { address })}</p>
      </div>
    </div>
  );
}

function Promise({ dueAt }: { dueAt: string }) {
  const t = useDeskTexts();
  return (
    <>
      {t('report.promise', { moment: '' })}
      <ExactMoment at={dueAt} />
    </>
  );
}
