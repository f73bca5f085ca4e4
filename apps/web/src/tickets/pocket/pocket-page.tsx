export function PocketPage() {
  return null;
}
