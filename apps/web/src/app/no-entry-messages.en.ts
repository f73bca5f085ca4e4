import type { noEntryZh } from './no-entry-messages.zh.ts';

export const noEntryEn: typeof noEntryZh = {
  noAppointment: {
    title: 'You hold no current appointment',
    hint: '{{name}}, you are signed in but hold no role at present, or your appointment has ended. Please ask your community or the unit above it.',
  },
  wrongRole: {
    title: 'This page is not for your current role',
    hint: 'It is open to: {{roles}}. You are acting as {{role}}.',
    home: 'Go to my home page',
    switchTo: 'Switch to {{role}} ({{unit}})',
  },
};
