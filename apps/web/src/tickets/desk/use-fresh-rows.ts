import { useEffect, useRef, useState } from 'react';

const SHOWN_MS = 6_000;
const NONE: ReadonlySet<string> = new Set();

interface Listed {
  /** Names the list: rows of another one are no news in this. */
  listKey: string;
  ids: readonly string[];
  pageCount: number;
  /** False while more rows follow than are loaded. */
  isWhole: boolean;
}

/**
 * Which rows arrived by themselves a moment ago: the same list, read again, has them and had them not. What
 * "load more" brings is not news, nor what moves up at the end of a part because something above it went.
 */
export function useFreshRows({ listKey, ids, pageCount, isWhole }: Listed): ReadonlySet<string> {
  const [fresh, setFresh] = useState(NONE);
  const before = useRef<Listed | null>(null);
  useEffect(() => {
    const known = before.current;
    before.current = { listKey, ids, pageCount, isWhole };
    if (known?.listKey !== listKey || known.pageCount !== pageCount) return setFresh(NONE);
    const old = new Set(known.ids);
    const end = isWhole ? ids.length : ids.findLastIndex((id) => old.has(id));
    const news = ids.filter((id, index) => index < end && !old.has(id));
    if (news.length > 0) setFresh(new Set(news));
  }, [listKey, ids, pageCount, isWhole]);

  useEffect(() => {
    if (fresh.size === 0) return;
    const timer = setTimeout(() => setFresh(NONE), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [fresh]);
  return fresh;
}
