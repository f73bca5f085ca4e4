import { appointmentsZh } from '../appointments/messages.zh.ts';
import { orgUnitsZh } from '../org-units/messages.zh.ts';
import { sharedZh } from '../shared/messages.zh.ts';
import { ticketsZh } from '../tickets/messages.zh.ts';

/** The texts that every shell loads first. What only the offices read goes into `office-messages`. */
export default {
  shared: sharedZh,
  tickets: ticketsZh,
  appointments: appointmentsZh,
  orgUnits: orgUnitsZh,
};
