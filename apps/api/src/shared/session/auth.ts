import { PERSON_LIMITS } from '@linli/domain/appointments/appointment.ts';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { username } from 'better-auth/plugins';
import { v7 as uuid } from 'uuid';
import type { Database } from '../database.ts';

/** Cookies of better-auth begin with this; the request path reads the session's by itself (session.ts). */
export const COOKIE_PREFIX = 'linli';

/**
 * Sign-in by username and password. Hashing, sessions and cookies are better-auth's; who a person is and what
 * they may do are ours.
 */
export function createAuth(options: {
  database: Database;
  secret: string;
  isDemo: boolean;
  signInsPerMinute: number;
  publicUrl?: string | undefined;
}) {
  return betterAuth({
    secret: options.secret,
    basePath: '/api/auth',
    // The product is served from whichever address it was opened at; only that one may sign in.
    trustedOrigins: (request) => (request ? [new URL(request.url).origin] : []),
    database: prismaAdapter(options.database.system.client, { provider: 'postgresql' }),
    ...(options.publicUrl && { baseURL: options.publicUrl }),
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: options.publicUrl?.startsWith('https://') ?? false,
      database: { generateId: () => uuid() },
    },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    user: { modelName: 'person', additionalFields: { isDemo: { type: 'boolean', input: false, defaultValue: false } } },
    session: {
      fields: { userId: 'personId' },
      additionalFields: { actingAppointmentId: { type: 'string', required: false, input: false } },
      expiresIn: 7 * 24 * 60 * 60,
    },
    account: { fields: { userId: 'personId' } },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PERSON_LIMITS.passwordMinLength,
      maxPasswordLength: PERSON_LIMITS.passwordLength,
    },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 300,
      customRules: { '/sign-in/*': { window: 60, max: options.signInsPerMinute } },
    },
    plugins: [
      username({
        minUsernameLength: 2,
        maxUsernameLength: PERSON_LIMITS.usernameLength,
        usernameValidator: (name) => /^[a-zA-Z0-9._]+$/.test(name),
      }),
    ],
    databaseHooks: {
      session: {
        create: {
          // With the demo off its people do not exist: the data may have been sown before it was turned off.
          before: async (session) => {
            if (options.isDemo) return;
            const person = await options.database.system.client.person.findUnique({ where: { id: session.userId } });
            if (person?.isDemo) return false;
          },
        },
      },
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;
