import type { PeoplePreview } from '@linli/domain/appointments/people-import.contract.ts';
import { Button, Checkbox } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../../shared/texts.ts';
import { peopleToWrite } from './import.queries.ts';
import styles from './import.module.css';

interface Props {
  preview: PeoplePreview;
  isPending: boolean;
  onConfirm: (people: ReturnType<typeof peopleToWrite>) => void;
  children: ReactNode;
}

/** Says what would be written; rows that are wrong are left out only when somebody says so. */
export function PeopleConfirm({ preview, isPending, onConfirm, children }: Props) {
  const t = useTexts('peopleImport');
  const [leavesWrong, setLeavesWrong] = useState(false);
  const people = peopleToWrite(preview);
  const count = (outcome: PeoplePreview['rows'][number]['outcome']) =>
    preview.rows.filter((row) => row.outcome === outcome).length;
  const [fresh, appoint, same, wrong] = [count('new'), count('appoint'), count('same'), count('wrong')];
  return (
    <section className={styles['confirm']} aria-label={t('confirm.title')}>
      <h2>{t('confirm.title')}</h2>
      <p>
        {people.length === 0 && t('confirm.nothing')} {fresh > 0 && t('confirm.fresh', { count: fresh })}{' '}
        {appoint > 0 && t('confirm.appoint', { count: appoint })} {people.length > 0 && t('confirm.whole')}{' '}
        {same > 0 && t('confirm.same', { count: same })} {wrong > 0 && t('confirm.wrong', { count: wrong })}
      </p>
      {wrong > 0 && people.length > 0 && (
        <Checkbox checked={leavesWrong} onChange={({ target }) => setLeavesWrong(target.checked)}>
          {t('confirm.leavesWrong', { count: wrong })}
        </Checkbox>
      )}
      <div className={styles['buttons']}>
        {people.length > 0 && (
          <Button
            type="primary"
            loading={isPending}
            disabled={wrong > 0 && !leavesWrong}
            onClick={() => onConfirm(people)}
          >
            {isPending ? t('confirm.pending') : t('confirm.submit', { count: people.length })}
          </Button>
        )}
        {children}
      </div>
    </section>
  );
}
