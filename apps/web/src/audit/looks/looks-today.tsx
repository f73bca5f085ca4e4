import type { LookKind } from '@linli/domain/audit/look.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import styles from '../audit.module.css';
import { looksTodayQuery } from './looks.queries.ts';
import { useLooksTexts } from './looks-texts.ts';

interface Props {
  isOwn: boolean;
  onOpen: (kind: LookKind, day: string) => void;
}

/** How many there were today, kind by kind; each number opens what it counts. */
export function LooksToday({ isOwn, onOpen }: Props) {
  const t = useLooksTexts();
  const { data } = useQuery(looksTodayQuery);
  if (!data) return null;
  const some = data.counts.filter(({ count }) => count > 0);
  if (some.length === 0) return <p>{t(isOwn ? 'today.noneOwn' : 'today.none')}</p>;
  return (
    <p className={styles['today']}>
      <strong>{t('today.title')}</strong>
      {some.map(({ kind, count }) => (
        <Button key={kind} size="small" onClick={() => onOpen(kind, shanghaiDate(new Date()))}>
          {t('today.of', { kind: t(`kind.${kind}`), count })}
        </Button>
      ))}
    </p>
  );
}
