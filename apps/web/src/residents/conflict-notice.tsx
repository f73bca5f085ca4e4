import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { Button } from 'antd';
import { Notice } from '../shared/ui/notice.tsx';
import { draftOf, type PersonDraft, type PersonField } from './resident-draft.ts';
import styles from './resident-form.module.css';
import { useResidentTexts } from './residents-texts.ts';

interface Props {
  /** What others changed. */
  fields: readonly PersonField[];
  /** The file as it is now. */
  base: ResidentView;
  draft: PersonDraft;
  onTake: (field: PersonField) => void;
}

/** What others made of the file while somebody was typing, field by field, with a choice where both changed one. */
export function ConflictNotice({ fields, base, draft, onTake }: Props) {
  const t = useResidentTexts();
  const theirs = draftOf(base);
  const wordOf = (field: PersonField): string => {
    if (field === 'idNumber') return base.idNumber;
    if (field === 'phone') return base.phone;
    if (field === 'gridId') return base.grid?.name ?? t('form.notGiven');
    if (field === 'sex') return theirs.sex ? t(`sex.${theirs.sex}`) : t('form.notGiven');
    if (field === 'employment') return theirs.employment ? t(`employment.${theirs.employment}`) : t('form.notGiven');
    if (field === 'householdRole') return theirs.householdRole ? t(`role.${theirs.householdRole}`) : t('form.notGiven');
    if (field === 'documentKind') return t(`document.${theirs.documentKind}`);
    if (field === 'consent') return t(`consent.${theirs.consent}`);
    return theirs[field] || t('form.notGiven');
  };
  const isHidden = (field: PersonField) =>
    (field === 'notes' && base.hidden.includes('notes')) ||
    (field === 'birthDate' && base.hidden.includes('birth_date'));
  return (
    <Notice tone="late" role="alert" title={t('form.conflict.title')}>
      <ul className={styles['candidates']}>
        {fields.map((field) => (
          <li key={field}>
            <span>
              <strong>{t(`field.${field}`)}</strong>{' '}
              {isHidden(field) ? t('form.conflict.hidden') : t('form.conflict.theirs', { value: wordOf(field) })}
            </span>
            {draft[field].trim() !== theirs[field].trim() && (
              <span className={styles['buttons']}>
                <span>{t('form.conflict.also')}</span>
                <Button size="small" onClick={() => onTake(field)}>
                  {t('form.conflict.take')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      <p>{t('form.conflict.kept')}</p>
    </Notice>
  );
}
