import { accountCareContract } from '../accounts/account-care.contract.ts';
import { ownAccountContract } from '../accounts/own-account.contract.ts';
import { outsideSignInContract } from '../accounts/outside-sign-in.contract.ts';
import { signInContract } from '../accounts/sign-in.contract.ts';
import { appointmentsContract } from '../appointments/appointments.contract.ts';
import { peopleImportContract } from '../appointments/people-import.contract.ts';
import { signInLinksContract } from '../appointments/sign-in-links.contract.ts';
import { auditContract } from '../audit/audit.contract.ts';
import { looksContract } from '../audit/looks.contract.ts';
import { visitsContract } from '../care/visits.contract.ts';
import { jobsContract } from '../jobs/jobs.contract.ts';
import { liveContract } from '../live/live.contract.ts';
import { apiKeysContract } from '../open311/api-keys.contract.ts';
import { open311OriginContract } from '../open311/open311-origin.contract.ts';
import { open311Contract } from '../open311/open311.contract.ts';
import { orgUnitsContract } from '../org-units/org-units.contract.ts';
import { buildingsContract } from '../buildings/buildings.contract.ts';
import { contactsContract } from '../residents/contacts.contract.ts';
import { duplicatesContract } from '../residents/duplicates.contract.ts';
import { lifeEventsContract } from '../residents/life-events.contract.ts';
import { erasuresContract } from '../residents/erasures.contract.ts';
import { ownDataContract } from '../residents/own-data.contract.ts';
import { residentExportsContract } from '../residents/resident-exports.contract.ts';
import { residentPhotosContract } from '../residents/resident-photos.contract.ts';
import { residentsContract } from '../residents/residents.contract.ts';
import { rollsContract } from '../residents/rolls.contract.ts';
import { savedViewsContract } from '../residents/saved-views.contract.ts';
import { transfersContract } from '../residents/transfers.contract.ts';
import { similarTicketsContract } from '../tickets/similar-tickets.contract.ts';
import { ticketsContract } from '../tickets/tickets.contract.ts';
import { ticketStepsContract } from '../tickets/ticket-steps.contract.ts';
import { certificatesContract } from '../volunteers/certificates.contract.ts';
import { tasksContract } from '../volunteers/tasks.contract.ts';
import { volunteersContract } from '../volunteers/volunteers.contract.ts';
import { workingTimeContract } from '../working-time/working-time.contract.ts';
import { authorizationContract } from './authorization.contract.ts';

/** Every contract by its name, for whoever asks about all of them. A test finds one that is missing. */
export const CONTRACTS = {
  signIn: signInContract,
  outsideSignIn: outsideSignInContract,
  ownAccount: ownAccountContract,
  accountCare: accountCareContract,
  appointments: appointmentsContract,
  peopleImport: peopleImportContract,
  signInLinks: signInLinksContract,
  orgUnits: orgUnitsContract,
  tickets: ticketsContract,
  similarTickets: similarTicketsContract,
  ticketSteps: ticketStepsContract,
  workingTime: workingTimeContract,
  buildings: buildingsContract,
  residents: residentsContract,
  duplicates: duplicatesContract,
  lifeEvents: lifeEventsContract,
  contacts: contactsContract,
  visits: visitsContract,
  residentPhotos: residentPhotosContract,
  residentExports: residentExportsContract,
  ownData: ownDataContract,
  erasures: erasuresContract,
  savedViews: savedViewsContract,
  transfers: transfersContract,
  rolls: rollsContract,
  apiKeys: apiKeysContract,
  open311: open311Contract,
  open311Origin: open311OriginContract,
  volunteers: volunteersContract,
  tasks: tasksContract,
  certificates: certificatesContract,
  live: liveContract,
  jobs: jobsContract,
  audit: auditContract,
  looks: looksContract,
  authorization: authorizationContract,
};
