export function LoadDivisionsPage() {
  return null;
}
