export function VolunteerShell() {
  return null;
}
