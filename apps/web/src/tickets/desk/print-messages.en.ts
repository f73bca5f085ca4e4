import type { printZh } from './print-messages.zh.ts';

export const printEn: typeof printZh = {
  back: 'Back to the ticket',
  print: 'Print',
  title: 'Community ticket',
  qr: 'Scan to open the ticket',
  masked: 'Name and phone are partly hidden as the rules ask',
  signatures: ['Done by', 'For the community', 'Resident'],
  date: 'Date',
  printedBy: 'Printed by {{name}} · {{moment}}',
  opinion: 'Remarks',
};
