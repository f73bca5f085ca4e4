import { Button } from 'antd';
import { useEffect } from 'react';
import { Link } from 'react-router-dom';
import { exactText } from '../../shared/moments.ts';
import { useLanguage, useTexts } from '../../shared/texts.ts';
import { Notice } from '../../shared/ui/notice.tsx';
import { PageTitle } from '../../shared/ui/page-title.tsx';
import { QrCode } from '../../shared/ui/qr-code.tsx';
import { csvOf, saveText } from './csv.ts';
import styles from './import.module.css';
import type { WrittenPeople } from './import.queries.ts';

/** What each new person needs to sign in for the first time: shown once, to be printed and cut, or kept as a table. */
export function Slips({ written: { slips, appointed } }: { written: WrittenPeople }) {
  const t = useTexts('peopleImport');
  const language = useLanguage();
  useEffect(() => {
    if (slips.length === 0) return;
    // Whoever closes the page now would have to make every link anew.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [slips.length]);
  const addressOf = (path: string) => new URL(path, location.origin).href;
  const until = (moment: string) => exactText(new Date(moment), language);
  const download = () => {
    const heads = (['name', 'username', 'role', 'unit', 'address', 'until'] as const).map((column) =>
      t(`slips.columns.${column}`),
    );
    const rows = slips.map(({ name, username, role, unitName, path, expiresAt }) => [
      name,
      username,
      t(`shared:roles.${role}`),
      unitName ?? t('above'),
      addressOf(path),
      until(expiresAt),
    ]);
    saveText(t('slips.fileName'), csvOf([heads, ...rows]));
  };
  const [first] = slips;
  return (
    <div className={styles['page']}>
      <div className={styles['tools']}>
        <PageTitle
          title={first ? t('slips.title', { count: slips.length }) : t('slips.onlyAppointed', { count: appointed })}
        />
        {first && appointed > 0 && <p>{t('slips.appointed', { count: appointed })}</p>}
        {first && <Notice tone="soon" title={t('slips.once', { moment: until(first.expiresAt) })} />}
        <div className={styles['buttons']}>
          {first && (
            <>
              <Button type="primary" onClick={() => print()}>
                {t('slips.print')}
              </Button>
              <Button onClick={download}>{t('slips.download')}</Button>
            </>
          )}
          <Link to=".." relative="path">
            {t('slips.done')}
          </Link>
        </div>
      </div>
      {first && (
        <ul className={styles['slips']} aria-label={t('slips.list')}>
          {slips.map(({ name, username, role, unitName, path, expiresAt }) => (
            <li key={username} className={styles['slip']}>
              <QrCode text={addressOf(path)} label={t('slips.link')} />
              <div>
                <strong>{name}</strong>
                <p>
                  {t(`shared:roles.${role}`)} · {unitName ?? t('above')}
                </p>
                <p>
                  {t('slips.username')} <b>{username}</b>
                </p>
                <code>{addressOf(path)}</code>
                <p className={styles['small']}>{t('slips.until', { moment: until(expiresAt) })}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
