import 'i18next';
import type { accountFormsZh } from '../accounts/account-forms-messages.zh.ts';
import type { accountsZh } from '../accounts/messages.zh.ts';
import type { ownAccountZh } from '../accounts/own-account-messages.zh.ts';
import type { appointmentsPageZh } from '../appointments/page-messages.zh.ts';
import type { peopleImportZh } from '../appointments/import/messages.zh.ts';
import type { auditZh } from '../audit/messages.zh.ts';
import type { looksZh } from '../audit/looks/messages.zh.ts';
import type { authorizationZh } from '../authorization/messages.zh.ts';
import type { open311Zh } from '../open311/messages.zh.ts';
import type { careZh } from '../care/messages.zh.ts';
import type { jobsZh } from '../jobs/messages.zh.ts';
import type { loadDivisionsZh } from '../org-units/load-messages.zh.ts';
import type { duplicatesZh } from '../residents/duplicates/messages.zh.ts';
import type { rightsZh } from '../residents/rights/messages.zh.ts';
import type { rollsZh } from '../residents/rolls/messages.zh.ts';
import type { transfersZh } from '../residents/transfers/messages.zh.ts';
import type { residentsPagesZh } from '../residents/pages-messages.zh.ts';
import type { originZh } from '../tickets/desk/origin-messages.zh.ts';
import type { followZh } from '../tickets/follow/messages.zh.ts';
import type { posterZh } from '../tickets/poster/messages.zh.ts';
import type { pocketFormsZh } from '../tickets/pocket/form-messages.zh.ts';
import type { pocketZh } from '../tickets/pocket/messages.zh.ts';
import type { reportZh } from '../tickets/report/messages.zh.ts';
import type { certificatesZh } from '../volunteers/certificates/messages.zh.ts';
import type { tasksZh } from '../volunteers/tasks/messages.zh.ts';
import type { volunteersZh } from '../volunteers/messages.zh.ts';
import type { workingTimeZh } from '../working-time/messages.zh.ts';
import type { firstSignInZh } from './first-sign-in-messages.zh.ts';
import type light from './messages.zh.ts';
import type { homeZh } from './home-messages.zh.ts';
import type { noEntryZh } from './no-entry-messages.zh.ts';
import type office from './office-messages.zh.ts';

/** Chinese is the source: the keys that `t` accepts are the keys of the Chinese texts. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shared';
    resources: typeof light &
      // Texts whose keys `useStepTexts` checks by itself: with them, this type is deeper than the compiler goes.
      Omit<typeof office, 'ticketSteps' | 'orgUnitsOffice'> & {
        orgUnitsOffice: (typeof office)['orgUnitsOffice'] & typeof loadDivisionsZh;
      } & {
        tickets: { report: typeof reportZh; follow: typeof followZh; pocket: typeof pocketZh & typeof pocketFormsZh };
      } & {
        appointments: { firstSignIn: typeof firstSignInZh } & typeof noEntryZh;
        accounts: typeof accountsZh & { own: typeof ownAccountZh; forms: typeof accountFormsZh };
        appointmentsPage: typeof appointmentsPageZh;
        peopleImport: typeof peopleImportZh;
        authorization: typeof authorizationZh;
        audit: typeof auditZh;
        looks: typeof looksZh;
        care: typeof careZh;
        jobs: typeof jobsZh;
        open311: typeof open311Zh;
        home: typeof homeZh;
        volunteers: typeof volunteersZh;
        volunteerTasks: typeof tasksZh;
        certificates: typeof certificatesZh;
        poster: typeof posterZh;
        ticketOrigin: typeof originZh;
        residents: typeof residentsPagesZh;
        duplicates: typeof duplicatesZh;
        rights: typeof rightsZh;
        rolls: typeof rollsZh;
        transfers: typeof transfersZh;
        workingTime: typeof workingTimeZh;
      };
  }
}
