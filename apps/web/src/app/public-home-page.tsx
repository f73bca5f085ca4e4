export function PublicHomePage() {
  return null;
}
