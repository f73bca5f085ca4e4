import { ownAccountContract } from '@linli/domain/accounts/own-account.contract.ts';
import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { call } from '../shared/api.ts';
import { ME_KEY } from '../shared/session.queries.ts';

export const OWN_KEY = ['accounts', 'own'] as const;
const SESSIONS_KEY = ['accounts', 'sessions'] as const;

export const ownAccountQuery = queryOptions({
  queryKey: OWN_KEY,
  queryFn: ({ signal }) => call(ownAccountContract.read, { signal }),
});

export const sessionsQuery = queryOptions({
  queryKey: SESSIONS_KEY,
  queryFn: ({ signal }) => call(ownAccountContract.sessions, { signal }),
});

export const confirmIdentityMutation = mutationOptions({
  mutationFn: (body: { password: string } | { code: string }) => call(ownAccountContract.confirm, { body }),
});

/** All other sessions end with it. */
export const changePasswordMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (body: { current: string; password: string }) => call(ownAccountContract.changePassword, { body }),
    onSuccess: (account) => {
      client.setQueryData(OWN_KEY, account);
      void client.invalidateQueries({ queryKey: SESSIONS_KEY });
      // What had to be mended first is mended: the guard of the rooms lets in.
      void client.invalidateQueries({ queryKey: ME_KEY });
    },
  });

export const changePhoneMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (phone: string | null) => call(ownAccountContract.changePhone, { body: { phone } }),
    onSuccess: (account) => client.setQueryData(OWN_KEY, account),
  });

/** One session elsewhere, or with null all of them. */
export const endSessionsMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (sessionId: string | null) =>
      sessionId === null
        ? call(ownAccountContract.endOtherSessions)
        : call(ownAccountContract.endSession, { params: { sessionId } }),
    onSuccess: (sessions) => client.setQueryData(SESSIONS_KEY, sessions),
    onError: () => client.invalidateQueries({ queryKey: SESSIONS_KEY }),
  });

/** The secret is kept by no cache: it is asked for where it is shown. */
export const beginTwoFactorMutation = mutationOptions({
  mutationFn: () => call(ownAccountContract.beginTwoFactor),
  gcTime: 0,
});

/** Answers with the recovery codes, which are told this once. */
export const confirmTwoFactorMutation = mutationOptions({
  mutationFn: (code: string) => call(ownAccountContract.confirmTwoFactor, { body: { code } }),
  gcTime: 0,
});

export const renewRecoveryCodesMutation = mutationOptions({
  mutationFn: (code: string) => call(ownAccountContract.renewRecoveryCodes, { body: { code } }),
  gcTime: 0,
});

export const removeTwoFactorMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (code: string) => call(ownAccountContract.removeTwoFactor, { body: { code } }),
    onSuccess: (account) => {
      client.setQueryData(OWN_KEY, account);
      void client.invalidateQueries({ queryKey: ME_KEY });
    },
  });

/** What a second factor changes shows everywhere once the recovery codes are kept, not under them. */
export const refreshAccount = (client: QueryClient) =>
  Promise.all([OWN_KEY, SESSIONS_KEY, ME_KEY].map((queryKey) => client.invalidateQueries({ queryKey })));
