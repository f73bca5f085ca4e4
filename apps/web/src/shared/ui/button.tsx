import type { ComponentProps } from 'react';
import { Link, type LinkProps } from 'react-router-dom';
import styles from './button.module.css';

interface Look {
  /** `primary` once a page: what one came to do. `plain` looks like a link and acts like a button. */
  variant?: 'primary' | 'quiet' | 'plain' | 'danger';
  /** As wide as its column, for thumbs. */
  wide?: boolean;
}

function classOf({ variant = 'quiet', wide = false }: Look): string {
  return [styles['button'], styles[variant], wide ? styles['wide'] : ''].join(' ');
}

/** A button. While `busy` it says so, keeps its place and cannot be pressed twice. */
export function Button({
  variant,
  wide,
  busy = false,
  type = 'button',
  onClick,
  children,
  ...rest
}: ComponentProps<'button'> & Look & { busy?: boolean }) {
  return (
    <button
      {...rest}
      type={type}
      className={classOf({ ...(variant && { variant }), ...(wide && { wide }) })}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {children}
    </button>
  );
}

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function ButtonLink({ variant, wide, ...rest }: LinkProps & Look) {
  return <Link {...rest} className={classOf({ ...(variant && { variant }), ...(wide && { wide }) })} />;
}
