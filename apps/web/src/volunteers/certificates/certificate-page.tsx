import type { CertificateView } from '@linli/domain/volunteers/certificates.contract.ts';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useParams } from 'react-router-dom';
import { addTexts, useLanguage, useTexts } from '../../shared/texts.ts';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { useDocumentTitle } from '../../shared/ui/page-title.tsx';
import { QrMark } from '../../shared/ui/qr-mark.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { hoursOf } from '../tasks/task-time.ts';
import { CERTIFICATE_MESSAGES } from './certificate-messages.ts';
import styles from './certificate.module.css';
import { certificateDays } from './certificate-days.ts';
import { certificateQuery } from './certificates.queries.ts';

await addTexts(CERTIFICATE_MESSAGES);

/** 志愿服务记录证明, one A4 sheet with room for the stamp. */
export function CertificatePage() {
  const t = useTexts('certificates');
  const { certificateId = '' } = useParams();
  const { data, isError, error, refetch } = useQuery(certificateQuery(certificateId));
  useDocumentTitle(data ? `${t('title')} ${data.number}` : t('title'));
  if (isError && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={6} />;
  return (
    <>
      <div className={styles['tools']}>
        <Button type="primary" onClick={() => print()}>
          {t('print')}
        </Button>
        <Link to="/desk/volunteers?status=joined">{t('back')}</Link>
      </div>
      <Sheet certificate={data} />
    </>
  );
}

function Sheet({ certificate }: { certificate: CertificateView }) {
  const t = useTexts('certificates');
  const days = certificateDays(certificate, useLanguage());
  const { number, name, issuer, contact, issuedBy, tasks: count } = certificate;
  const hours = hoursOf(certificate.minutes);
  const rows = [
    ['name', name],
    ['birthDate', days.birthDate],
    ['period', t('periodText', days)],
    ['hours', t('hoursText', { hours, count })],
    ['issuer', issuer],
    ['issuedBy', issuedBy],
    ['contact', contact],
  ] as const;
  return (
    <article className={styles['sheet']}>
      <h1>{t('title')}</h1>
      <p className={styles['number']}>
        {t('number')} {number}
      </p>
      <p className={styles['says']}>{t('says', { name, issuer, count, hours, from: days.from, to: days.to })}</p>
      <table className={styles['table']}>
        <tbody>
          {rows.map(([field, text]) => (
            <tr key={field}>
              <th scope="row">{t(field)}</th>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles['foot']}>
        <div className={styles['qr']}>
          <QrMark text={`${location.origin}/certificate#${number}`} label={t('scan')} />
          <p>{t('scan')}</p>
          <p>{t('scanHint')}</p>
        </div>
        <div className={styles['stamp']}>
          <p>
            {issuer} {t('stamp')}
          </p>
          <p>{days.issuedAt}</p>
        </div>
      </div>
    </article>
  );
}
