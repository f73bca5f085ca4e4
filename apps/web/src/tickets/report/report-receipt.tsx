import type { TicketReceipt } from '@linli/domain/tickets/ticket-views.contract.ts';
import { Link } from 'react-router-dom';
import { useTexts } from '../../shared/texts.ts';
import { Button, ButtonLink } from '../../shared/ui/button.tsx';
import { ExactMoment } from '../../shared/ui/moment.tsx';
import { PageTitle } from '../../shared/ui/page-title.tsx';
import { showToast } from '../../shared/ui/toast.tsx';
import { fragmentOf, groupSecret } from '../ticket-key.ts';
import { PhotoUploads } from './photo-uploads.tsx';
import { QrCode } from '../../shared/ui/qr-code.tsx';
import { saveReceiptPicture } from './receipt-picture.ts';
import styles from './report-receipt.module.css';

interface Props {
  receipt: TicketReceipt;
  photos: File[];
  onAgain: () => void;
}

/** What a reporter takes along: number, secret, QR code, and what happens next until when. Fits one screenshot. */
export function ReportReceipt({ receipt, photos, onAgain }: Props) {
  const t = useTexts('tickets');
  const { number, secret, dueAt } = receipt;
  const path = `/follow${fragmentOf(receipt)}`;
  const link = location.origin + path;
  const words = { number, secret: groupSecret(secret), link };

  const copy = () =>
    navigator.clipboard
      .writeText(t('report.receipt.copyText', words))
      .then(() => showToast(t('report.receipt.copied')))
      .catch(() => showToast(t('report.receipt.copyFailed')));
  const save = () =>
    saveReceiptPicture({
      title: t('shared:productName'),
      lines: [
        [t('report.receipt.number'), number],
        [t('report.receipt.secret'), words.secret],
      ],
      link,
      fileName: t('report.receipt.fileName', { number }),
    });

  return (
    <>
      <header className={styles['head']}>
        <PageTitle key={number} title={t('report.receipt.title')} />
        <p>{t('report.receipt.lead')}</p>
      </header>
      <section className={styles['receipt']}>
        <dl className={styles['keys']}>
          <div>
            <dt>{t('report.receipt.number')}</dt>
            <dd>{number}</dd>
          </div>
          <div>
            <dt>{t('report.receipt.secret')}</dt>
            <dd>{words.secret}</dd>
          </div>
        </dl>
        <QrCode text={link} label={t('report.receipt.qr')} />
        <div className={styles['actions']}>
          <Button onClick={() => void copy()}>{t('report.receipt.copy')}</Button>
          <Button onClick={() => void save()}>{t('report.receipt.savePicture')}</Button>
          <Button onClick={() => print()}>{t('report.receipt.print')}</Button>
        </div>
      </section>
      {photos.length > 0 && <PhotoUploads photos={photos} ticketKey={receipt} />}
      <section className={styles['next']}>
        <h2>{t('report.receipt.next')}</h2>
        <ol>
          <li>{t('report.receipt.nextSteps.read')}</li>
          <li>{t('report.receipt.nextSteps.work')}</li>
          <li>{t('report.receipt.nextSteps.rate')}</li>
        </ol>
        <p>
          {t('report.receipt.dueBefore')}{' '}
          <strong>
            <ExactMoment at={dueAt} />
          </strong>
        </p>
      </section>
      <div className={styles['after']}>
        <ButtonLink to={path} variant="primary" wide>
          {t('report.receipt.follow')}
        </ButtonLink>
        <Link to="/report" replace onClick={onAgain}>
          {t('report.receipt.again')}
        </Link>
      </div>
    </>
  );
}
