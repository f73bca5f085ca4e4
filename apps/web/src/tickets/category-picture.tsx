import type { TicketCategory } from '@linli/domain/tickets/ticket.ts';

/** One line drawing for each category, 32 by 32; the name always stands beside it. */
const LINES: Record<TicketCategory, string> = {
  environment: 'M9 11h14l-1.5 16h-11zM6 11h20M13 11V7h6v4M14 16v7M18 16v7',
  facilities: 'M13 28h6M16 28V11M16 11c0-4 3-6 8-6M22 5h6l2 6h-10z',
  safety: 'M16 5 29 27H3zM16 13v6M16 23v.5',
  noise: 'M5 12v8h5l7 6V6l-7 6zM21 12c2 2 2 6 0 8M25 8c4 4 4 12 0 16',
  elderly_care: 'M14 9a3 3 0 1 0 0-.1M14 12c-4 1-5 5-4 9l3 1v6M13 17l5 3 4 1M22 15v13',
  documents: 'M8 4h11l6 6v18H8zM19 4v6h6M12 16h9M12 21h9',
  benefits:
    'M16 27S5 20 5 12.5C5 9 7.5 7 10.5 7 13 7 15 8.5 16 10.5 17 8.5 19 7 21.5 7 24.5 7 27 9 27 12.5 27 20 16 27 16 27z',
  property: 'M6 28V9l10-5 10 5v19zM12 14h2M18 14h2M12 19h2M18 19h2M14 28v-4h4v4',
  other: 'M6 7h20v15H15l-6 5v-5H6zM11 14.5v.5M16 14.5v.5M21 14.5v.5',
};

export function CategoryPicture({ category, size = 32 }: { category: TicketCategory; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={LINES[category]} />
    </svg>
  );
}
