import { appointmentsEn } from '../appointments/messages.en.ts';
import { orgUnitsEn } from '../org-units/messages.en.ts';
import { sharedEn } from '../shared/messages.en.ts';
import { ticketsEn } from '../tickets/messages.en.ts';
import type zh from './messages.zh.ts';

export default {
  shared: sharedEn,
  tickets: ticketsEn,
  appointments: appointmentsEn,
  orgUnits: orgUnitsEn,
} satisfies typeof zh;
