import { accountsOfficeZh } from '../accounts/office-messages.zh.ts';
import { appointmentsOfficeZh } from '../appointments/office-messages.zh.ts';
import { orgUnitsOfficeZh } from '../org-units/office-messages.zh.ts';
import { ticketsOfficeZh } from '../tickets/desk/messages.zh.ts';
import { stepsZh } from '../tickets/desk/step-messages.zh.ts';
import { officeZh } from './office-shell-messages.zh.ts';

/**
 * The texts that only the offices read, one namespace per capability (`ticketsOffice`, …); they arrive with
 * the office pages and cost the public and volunteer pages nothing.
 */
export default {
  office: officeZh,
  ticketsOffice: ticketsOfficeZh,
  ticketSteps: stepsZh,
  orgUnitsOffice: orgUnitsOfficeZh,
  accountsOffice: accountsOfficeZh,
  appointmentsOffice: appointmentsOfficeZh,
};
