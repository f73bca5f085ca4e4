import { useQuery, type UseQueryOptions } from '@tanstack/react-query';
import { useEffect, useMemo, type ReactNode } from 'react';
import { useTexts } from '../shared/texts.ts';
import styles from './photo-view.module.css';

interface Props {
  /** How to fetch the bytes: photos need a session or a secret, so they are no plain addresses. */
  query: UseQueryOptions<Blob, Error, Blob, string[]>;
  alt: string;
  width: number;
  height: number;
}

/** A photo in a row of photos; a tap opens it whole. Its place is kept while it loads. */
export function PhotoView({ query, alt, width, height }: Props) {
  const t = useTexts('tickets');
  const { data, isError } = useQuery(query);
  const url = useMemo(() => (data ? URL.createObjectURL(data) : null), [data]);
  useEffect(() => {
    if (url) return () => URL.revokeObjectURL(url);
  }, [url]);
  if (isError) return <p className={styles['failed']}>{t('photo.failed')}</p>;
  if (!url) return <div className={styles['photo']} style={{ aspectRatio: `${width} / ${height}` }} />;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      <img src={url} alt={alt} width={width} height={height} className={styles['photo']} />
    </a>
  );
}

/** Photos side by side below a heading of their own. */
export function PhotoRow({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles['row']}>
      <h3>{title}</h3>
      <div className={styles['photos']}>{children}</div>
    </section>
  );
}
