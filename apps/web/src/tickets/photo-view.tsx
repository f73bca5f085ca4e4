import { useState, type ReactNode } from 'react';
import { useTexts } from '../shared/texts.ts';
import styles from './photo-view.module.css';

interface Props {
  src: string;
  alt: string;
  width: number;
  height: number;
  /** Its address has ended, as after a long look at the page: ask for the record again. */
  onGone?: () => void;
}

/** A photo in a row of photos; a tap opens it whole. */
export function PhotoView({ src, alt, width, height, onGone }: Props) {
  const t = useTexts('tickets');
  const [goneSrc, setGoneSrc] = useState('');
  if (goneSrc === src) return <p className={styles['failed']}>{t('photo.failed')}</p>;
  const tell = () => {
    setGoneSrc(src);
    onGone?.();
  };
  return (
    <a href={src} target="_blank" rel="noreferrer">
      <img src={src} alt={alt} width={width} height={height} className={styles['photo']} onError={tell} />
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
