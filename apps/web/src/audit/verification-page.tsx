import type { Verification } from '@linli/domain/audit/audit.contract.ts';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { ExactMoment } from '../shared/ui/moment.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import { PageTitle } from '../shared/ui/page-title.tsx';
import { useAuditTexts } from './audit-texts.ts';
import { verifyMutation } from './audit.queries.ts';
import styles from './audit.module.css';

/** Recomputes the seals and says in words what agrees and what does not. */
export function VerificationPage() {
  const t = useAuditTexts();
  const verifying = useMutation(verifyMutation);
  const { data } = verifying;
  return (
    <div className={styles['plain']}>
      <PageTitle title={t('verify.title')} />
      <p>{t('verify.lead')}</p>
      <div>
        <Button type="primary" loading={verifying.isPending} onClick={() => verifying.mutate()}>
          {verifying.isPending ? t('verify.running') : data ? t('verify.again') : t('verify.run')}
        </Button>
      </div>
      {verifying.isError && <ErrorState error={verifying.error} onRetry={() => verifying.mutate()} />}
      {data && <Outcome found={data} />}
    </div>
  );
}

function Outcome({ found }: { found: Verification }) {
  const t = useAuditTexts();
  const { findings, anchors, chains, seals, events, unsealed } = found;
  const agrees = findings.length === 0;
  return (
    <>
      <Notice
        tone={agrees ? 'ok' : 'late'}
        role="status"
        title={agrees ? t('verify.agrees') : t('verify.disagrees', { count: findings.length })}
      >
        <p>{t('verify.figures', { chains, seals, events, unsealed })}</p>
        <p>{anchors === null ? t('verify.noAnchors') : t('verify.anchors', { count: anchors })}</p>
        <p>
          {t('verify.at')} <ExactMoment at={found.checkedAt} />
        </p>
        {!agrees && <p>{t('verify.next')}</p>}
      </Notice>
      {!agrees && (
        <table className={styles['table']} aria-label={t('verify.disagrees', { count: findings.length })}>
          <thead>
            <tr>
              <th scope="col">{t('verify.what')}</th>
              <th scope="col">{t('verify.chain')}</th>
              <th scope="col">{t('verify.where')}</th>
            </tr>
          </thead>
          <tbody>
            {findings.map(({ kind, chainName, eventId, seals: at }) => (
              <tr key={`${kind} ${chainName} ${eventId} ${at?.from}`}>
                <th scope="row">{t(`finding.${kind}`)}</th>
                <td>{chainName ?? t('above')}</td>
                <td>
                  {[
                    at && t(at.from === at.to ? 'verify.seal' : 'verify.sealRange', at),
                    eventId && t('verify.event', { id: eventId }),
                  ]
                    .filter(Boolean)
                    .join(t('shared:listSeparator'))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
