import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useLocation } from 'react-router-dom';
import { useTexts } from '../texts.ts';

/** Names the document after `title`; pages with a heading use `PageTitle`. */
export function useDocumentTitle(title: string): void {
  const t = useTexts('shared');
  const product = t('productName');
  useEffect(() => {
    const before = document.title;
    document.title = title === product ? title : `${title} · ${product}`;
    // A page that stood in front of another, which was there all the time, gives its name back.
    return () => {
      document.title = before;
    };
  }, [title, product]);
}

/**
 * The heading of a page. It names the document, and takes the focus when one arrives by a link inside the
 * product, so that a screen reader says where one is; on the first page the browser's own start is right.
 */
export function PageTitle({
  title,
  className,
  children,
}: {
  title: string;
  className?: string | undefined;
  children?: ReactNode;
}) {
  useDocumentTitle(title);
  const heading = useRef<HTMLHeadingElement>(null);
  const { key, pathname } = useLocation();
  // Kept from the start: a filter that changes the address makes the page no other page.
  const [firstPath] = useState(key === 'default' ? pathname : null);
  useEffect(() => {
    if (pathname !== firstPath) heading.current?.focus({ preventScroll: true });
  }, [pathname, firstPath]);
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children ?? title}
    </h1>
  );
}
