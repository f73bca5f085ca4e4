import { PEOPLE_OUTCOMES, type PeopleOutcome } from '@linli/domain/appointments/people-compare.ts';
import type { PeoplePreviewRow } from '@linli/domain/appointments/people-import.contract.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../shared/texts.ts';
import { issueKey } from './issue-words.ts';
import styles from './import.module.css';

const SHOWN_AT_ONCE = 100;

/** The rows by what they come to; what is wrong comes first, since it has to be mended. */
export function PeopleRows({ rows }: { rows: readonly PeoplePreviewRow[] }) {
  const t = useTexts('peopleImport');
  const hasWrong = rows.some(({ outcome }) => outcome === 'wrong');
  const [only, setOnly] = useState<PeopleOutcome | null>(hasWrong ? 'wrong' : null);
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const wanted = rows.filter(({ outcome }) => only === null || outcome === only);
  const count = (outcome: PeopleOutcome | null) =>
    outcome === null ? rows.length : rows.filter((row) => row.outcome === outcome).length;
  const choose = (outcome: PeopleOutcome | null) => {
    setOnly(outcome);
    setShown(SHOWN_AT_ONCE);
  };
  return (
    <section className={styles['section']}>
      <div className={styles['buttons']} role="group" aria-label={t('tabs')}>
        {[null, ...PEOPLE_OUTCOMES]
          .filter((each) => count(each) > 0)
          .map((each) => (
            <Button
              key={each ?? 'all'}
              size="small"
              type={each === only ? 'primary' : 'default'}
              aria-pressed={each === only}
              onClick={() => choose(each)}
            >
              {each === null ? t('all') : t(`outcome.${each}`)} {count(each)}
            </Button>
          ))}
      </div>
      {/* Scrolls sideways by itself, so it is to be reached by keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles['scroll']} tabIndex={0} role="region" aria-label={t('list')}>
        <table className={styles['table']} aria-label={t('list')}>
          <thead>
            <tr>
              <th scope="col">{t('place')}</th>
              <th scope="col">{t('result')}</th>
              {(['name', 'username', 'phone', 'role', 'unit', 'to'] as const).map((field) => (
                <th key={field} scope="col">
                  {t(`field.${field}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {wanted.slice(0, shown).map((row) => (
              <PeopleRow key={`${row.sheet} ${row.address}`} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {wanted.length > shown && (
        <div>
          <Button onClick={() => setShown(shown + SHOWN_AT_ONCE)}>{t('shared:loadMore')}</Button>
        </div>
      )}
    </section>
  );
}

function PeopleRow({ row }: { row: PeoplePreviewRow }) {
  const t = useTexts('peopleImport');
  const { sheet, address, outcome, name, username, isUsernameProposed, phone, role, unit, lastDay, issues } = row;
  return (
    <>
      <tr className={issues.length > 0 ? styles['hasMore'] : undefined}>
        <td className={styles['soft']}>
          {sheet} {address}
        </td>
        <td className={styles[outcome]}>{t(`outcome.${outcome}`)}</td>
        <th scope="row">{name}</th>
        <td>
          {username}
          {isUsernameProposed && <span className={styles['note']}>{t('proposed')}</span>}
        </td>
        <td>{phone ?? t('noPhone')}</td>
        <td>{role ? t(`shared:roles.${role}`) : t('noPhone')}</td>
        <td>{unit?.name ?? (outcome === 'wrong' ? t('noPhone') : t('above'))}</td>
        <td>{lastDay ?? t('openEnded')}</td>
      </tr>
      {issues.length > 0 && (
        <tr className={styles['more']}>
          <td colSpan={8}>
            <ul>
              {issues.map((issue) => (
                <li key={`${issue.field} ${issue.code}`}>
                  {t(issue.text === '' ? 'saysEmpty' : 'says', {
                    address: issue.address,
                    field: t(`field.${issue.field}`),
                    text: issue.text,
                    issue: t(issueKey(issue), { cell: row.repeats ?? '' }),
                  })}
                </li>
              ))}
            </ul>
          </td>
        </tr>
      )}
    </>
  );
}
