import type { PublicTicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useTexts } from '../../shared/texts.ts';
import { PhotoView } from '../photo-view.tsx';
import styles from '../photo-view.module.css';
import { reportPhotoQuery, type TicketKey } from '../tickets.queries.ts';

interface Props {
  ticketKey: TicketKey;
  photo: PublicTicketView['photos'][number];
  alt: string;
}

/** A photo that is asked for with the secret of its ticket. Its place is kept while it loads. */
export function ReportedPhoto({ ticketKey, photo, alt }: Props) {
  const t = useTexts('tickets');
  const { data, isError } = useQuery(reportPhotoQuery(ticketKey, photo));
  const url = useMemo(() => (data ? URL.createObjectURL(data) : null), [data]);
  useEffect(() => {
    if (url) return () => URL.revokeObjectURL(url);
  }, [url]);
  const { width, height } = photo;
  if (isError) return <p className={styles['failed']}>{t('photo.failed')}</p>;
  if (!url) return <div className={styles['photo']} style={{ aspectRatio: `${width} / ${height}` }} />;
  return <PhotoView src={url} alt={alt} width={width} height={height} />;
}
