import 'i18next';
import type { authorizationZh } from '../authorization/messages.zh.ts';
import type { auditZh } from '../audit/messages.zh.ts';
import type { jobsZh } from '../jobs/messages.zh.ts';
import type { followZh } from '../tickets/follow/messages.zh.ts';
import type { pocketZh } from '../tickets/pocket/messages.zh.ts';
import type { reportZh } from '../tickets/report/messages.zh.ts';
import type { firstSignInZh } from './first-sign-in-messages.zh.ts';
import type light from './messages.zh.ts';
import type { signInZh } from './sign-in-messages.zh.ts';
import type office from './office-messages.zh.ts';

/** Chinese is the source: the keys that `t` accepts are the keys of the Chinese texts. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shared';
    resources: typeof light & { audit: typeof auditZh; jobs: typeof jobsZh } & typeof office & {
        tickets: { report: typeof reportZh; follow: typeof followZh; pocket: typeof pocketZh };
      } & {
        appointments: { firstSignIn: typeof firstSignInZh; signIn: typeof signInZh };
        authorization: typeof authorizationZh;
      };
  }
}
