import type { officeZh } from './office-shell-messages.zh.ts';

export const officeEn: typeof officeZh = {
  capabilities: 'Sections',
  tickets: 'Tickets',
  residents: 'Residents',
  duplicates: 'Doubles',
  transfers: 'Transfers',
  incomingTransfers: '{{count}} to be accepted',
  openDuplicates: '{{count}} pairs to be checked',
  rolls: 'Rolls',
  orgUnits: 'Units',
  people: 'People',
  looks: 'Who looked',
  audit: 'Audit trail',
  verification: 'Verify',
  jobs: 'Jobs',
  deadJobs: '{{count}} failed for good',
  authorization: 'Rights',
  newTickets: '{{count}} waiting to be accepted',
  searchTickets: 'Search tickets: number, title, place',
  appointments: 'Appointments',
  actingAs: 'You are now acting as {{appointment}}',
};
