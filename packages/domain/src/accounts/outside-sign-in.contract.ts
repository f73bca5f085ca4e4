import { z } from 'zod';
import { defineContract } from '../shared/contract.ts';
import { OwnAccount } from './own-account.contract.ts';
import { SignedIn } from './sign-in.contract.ts';

/** Where the browser goes now: the provider's own page. */
const Departure = z.strictObject({ address: z.string() });

/** What the provider appended to the address it sent the browser back to. Anything may stand there. */
const Returned = z.strictObject({
  state: z.string().max(200),
  code: z.string().max(4000).optional(),
  iss: z.string().max(500).optional(),
  error: z.string().max(200).optional(),
});

/** Signing in by an account that an outside provider keeps (OpenID Connect). (docs/decisions/0017) */
export const outsideSignInContract = defineContract({
  begin: {
    method: 'POST',
    path: '/public/sign-in/outside',
    access: 'public',
    limit: 'sign_in',
    everyTime: true,
    leavesNoEvent: 'Nobody has shown yet who they are.',
    status: 200,
    response: Departure,
    summary: 'Leave for the outside provider to sign in; the answer’s cookie binds the return to this browser',
  },
  finish: {
    method: 'POST',
    path: '/public/sign-in/outside/finish',
    access: 'public',
    limit: 'sign_in',
    everyTime: true,
    status: 200,
    body: Returned,
    response: SignedIn,
    summary:
      'Come back from the outside provider, once; 403 sign_in.outside_not_linked where no person is linked to that account',
  },
  beginLink: {
    method: 'POST',
    path: '/accounts/me/outside',
    access: 'signed_in',
    stepUp: true,
    everyTime: true,
    leavesNoEvent: 'Nothing is linked before the provider has said which account it is.',
    status: 200,
    response: Departure,
    summary: 'Leave for the outside provider to link one’s account there',
  },
  finishLink: {
    method: 'POST',
    path: '/accounts/me/outside/finish',
    access: 'signed_in',
    everyTime: true,
    status: 200,
    body: Returned,
    response: OwnAccount,
    summary: 'Come back from the outside provider and sign in by that account from now on, instead of any earlier one',
  },
  unlink: {
    method: 'POST',
    path: '/accounts/me/outside/remove',
    access: 'signed_in',
    stepUp: true,
    status: 200,
    response: OwnAccount,
    summary: 'Sign in by the outside account no longer',
  },
});
