export function OrgUnitsPage(_: { loadPath?: string }) {
  return null;
}
