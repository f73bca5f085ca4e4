import type { ResponseOf } from '@linli/domain/shared/contract.ts';
import type { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { useDeskAddress } from './desk-address.ts';
import { useDeskTexts } from './desk-texts.ts';
import styles from './overlook.module.css';

export type UnitFigures = ResponseOf<typeof ticketsContract.countsByUnit, never>['items'];

interface Props extends Pick<ReturnType<typeof useDeskAddress>, 'linkTo'> {
  figures: UnitFigures;
}

/** What waits in each unit right below, most behind first. Every number opens its tickets, every name its unit. */
export function UnitTable({ figures, linkTo }: Props) {
  const t = useDeskTexts();
  const [showsFine, setShowsFine] = useState(false);
  const busy = figures.filter(({ unfinished }) => unfinished > 0);
  const fine = figures.length - busy.length;
  const number = (unit: UnitFigures[number]['unit'], queue: 'reported' | 'overdue' | 'unfinished', count: number) =>
    count === 0 ? (
      <span className={styles['zero']}>0</span>
    ) : (
      <Link
        to={linkTo({ unitId: unit.id, queue, ticket: null, q: null, category: null })}
        className={queue === 'overdue' ? styles['late'] : undefined}
        aria-label={t('overlook.records', { unit: unit.name, count, what: t(`overlook.columns.${queue}`) })}
      >
        {count}
      </Link>
    );
  return (
    <>
      <table className={styles['table']}>
        <caption>{t('overlook.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('overlook.columns.unit')}</th>
            <th scope="col">{t('overlook.columns.overdue')}</th>
            <th scope="col">{t('overlook.columns.reported')}</th>
            <th scope="col">{t('overlook.columns.unfinished')}</th>
          </tr>
        </thead>
        <tbody>
          {(showsFine ? figures : busy).map(({ unit, reported, unfinished, overdue }) => (
            <tr key={unit.id}>
              <th scope="row">
                <Link to={linkTo({ unitId: unit.id, ticket: null })}>{unit.name}</Link>
              </th>
              <td>{number(unit, 'overdue', overdue)}</td>
              <td>{number(unit, 'reported', reported)}</td>
              <td>{number(unit, 'unfinished', unfinished)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {fine > 0 && (
        <Button type="link" onClick={() => setShowsFine(!showsFine)} style={{ paddingInline: 0, whiteSpace: 'normal' }}>
          {showsFine ? t('overlook.hideFine') : t('overlook.showFine', { count: fine })}
        </Button>
      )}
    </>
  );
}
