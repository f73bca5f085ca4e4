import type { DuplicatePairView } from '@linli/domain/residents/duplicates.contract.ts';
import type { ResidentSummary } from '@linli/domain/residents/resident-views.contract.ts';
import { Link, type To } from 'react-router-dom';
import { useTexts } from '../../shared/texts.ts';
import { Moment } from '../../shared/ui/moment.tsx';
import { useResidentTexts } from '../residents-texts.ts';
import styles from './duplicates.module.css';

/** One pair in the list: who, why, and since when. */
export function DuplicateRow({ pair, to, isOpen }: { pair: DuplicatePairView; to: To; isOpen: boolean }) {
  const t = useTexts('duplicates');
  const words = useResidentTexts();
  const { resident, other, reason, foundAt } = pair;
  const line = ({ sex, age, idNumber, phone, address }: ResidentSummary) =>
    [sex && words(`sex.${sex}`), age !== null && words('age', { count: age }), idNumber || phone, address]
      .filter(Boolean)
      .join(' · ');
  return (
    <li>
      <Link
        to={to}
        aria-current={isOpen ? 'true' : undefined}
        className={isOpen ? `${styles['row']} ${styles['open']}` : styles['row']}
      >
        <span className={styles['reason']}>
          {words(`duplicate.${reason}`)}
          <Moment at={foundAt} />
        </span>
        <span>
          <strong>{resident.name}</strong> <span className={styles['soft']}>{line(resident)}</span>
        </span>
        <span>
          {other === null ? (
            <span className={styles['soft']}>{t('elsewhere')}</span>
          ) : (
            <>
              <strong>{other.name}</strong> <span className={styles['soft']}>{line(other)}</span>
            </>
          )}
        </span>
      </Link>
    </li>
  );
}
