import type { homeZh } from './home-messages.zh.ts';

export const homeEn: typeof homeZh = {
  title: 'Something in the community? Tell us.',
  lead: 'A broken lamp, a blocked stairway, an old neighbour who needs help: say so, and the community sees to it. No account needed.',
  report: 'Report a problem',
  reportHint: 'Three steps, about two minutes',
  follow: 'Follow a report',
  followHint: 'With number and secret code; rate the result',
  urgent: 'If somebody is hurt, something burns or a crime is happening, call 120, 119 or 110.',
  volunteer: 'Become a volunteer',
  certificate: 'Verify a certificate',
  staff: 'Sign in for staff and volunteers',
};
