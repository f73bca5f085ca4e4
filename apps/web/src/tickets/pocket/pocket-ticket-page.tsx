export function PocketTicketPage() {
  return null;
}
