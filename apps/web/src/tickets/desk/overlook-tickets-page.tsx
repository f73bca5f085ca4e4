export function OverlookTicketsPage() {
  return null;
}
