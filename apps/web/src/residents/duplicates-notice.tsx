import { Button } from 'antd';
import { Notice } from '../shared/ui/notice.tsx';
import styles from './resident-form.module.css';
import type { DuplicateFile } from './residents.queries.ts';
import { useResidentTexts } from './residents-texts.ts';

interface Props {
  candidates: readonly DuplicateFile[];
  /** Files that somebody looked at: of other people. */
  answered: readonly string[];
  onNotSame: (residentId: string) => void;
  onOpen: (residentId: string) => void;
}

/** Files that may be of the person whose file is being opened; each is the same person or is said not to be. */
export function DuplicatesNotice({ candidates, answered, onNotSame, onOpen }: Props) {
  const t = useResidentTexts();
  if (candidates.length === 0) return null;
  return (
    <Notice tone="soon" role="status" title={t('form.duplicates.title')}>
      <p>{t('form.duplicates.hint')}</p>
      <ul className={styles['candidates']}>
        {candidates.map(({ resident, reason }) => (
          <li key={resident.id}>
            <span>
              <strong>{resident.name}</strong>{' '}
              {[
                resident.sex && t(`sex.${resident.sex}`),
                resident.age !== null && t('age', { count: resident.age }),
                resident.idNumber,
                resident.phone,
                resident.address,
              ]
                .filter(Boolean)
                .join(' · ')}
              <span className={styles['reason']}>{t(`duplicate.${reason}`)}</span>
            </span>
            <span className={styles['buttons']}>
              <Button size="small" onClick={() => onOpen(resident.id)}>
                {t('form.duplicates.open')}
              </Button>
              {reason !== 'same_id_number' &&
                (answered.includes(resident.id) ? (
                  <span>{t('form.duplicates.answered')}</span>
                ) : (
                  <Button
                    size="small"
                    aria-label={t('form.duplicates.notSameOf', { name: resident.name })}
                    onClick={() => onNotSame(resident.id)}
                  >
                    {t('form.duplicates.notSame')}
                  </Button>
                ))}
              {reason === 'same_id_number' && <span>{t('form.duplicates.sameNumber')}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
