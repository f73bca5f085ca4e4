import { accountsOfficeEn } from '../accounts/office-messages.en.ts';
import { appointmentsOfficeEn } from '../appointments/office-messages.en.ts';
import { orgUnitsOfficeEn } from '../org-units/office-messages.en.ts';
import { ticketsOfficeEn } from '../tickets/desk/messages.en.ts';
import { stepsEn } from '../tickets/desk/step-messages.en.ts';
import { officeEn } from './office-shell-messages.en.ts';
import type zh from './office-messages.zh.ts';

export default {
  office: officeEn,
  ticketsOffice: ticketsOfficeEn,
  ticketSteps: stepsEn,
  orgUnitsOffice: orgUnitsOfficeEn,
  accountsOffice: accountsOfficeEn,
  appointmentsOffice: appointmentsOfficeEn,
} satisfies typeof zh;
