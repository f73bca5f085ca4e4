/** Two files, one over the other. Drawn here: it loads first, and the icon of the library is six times as heavy. */
export function TwoFilesIcon() {
  return (
    <span className="anticon" aria-hidden="true">
      <svg viewBox="0 0 16 16" width="1em" height="1em" fill="none" stroke="currentColor">
        <path d="M2 2h8v9H2zM6 5h8v9H6z" />
      </svg>
    </span>
  );
}
