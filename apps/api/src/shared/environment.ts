import { TWO_FACTOR_SETTINGS, type AccountPolicy } from '@linli/domain/accounts/account-policy.ts';
import { PASSWORD_RULES } from '@linli/domain/accounts/password.ts';
import { SESSION_TIMES } from '@linli/domain/accounts/session.ts';
import { LEAST_KEEP_MONTHS, type AuditSettings } from './audit-settings.ts';
import { OUTSIDE_VARIABLES, outsideSettings } from './outside-settings.ts';
import { z } from 'zod';

/** A session never outlasts its longest time, so waiting longer than that would mean nothing. */
function idleMinutes(who: keyof typeof SESSION_TIMES) {
  const times = SESSION_TIMES[who];
  return z.coerce.number().int().min(5).max(times.longestMinutes).default(times.idleMinutes);
}

const Environment = z.object({
  LINLI_APP_DATABASE_URL: z.url(),
  LINLI_SECRET: z.string().min(32),
  LINLI_LAST_MIGRATION: z.string().min(1),
  LINLI_DATA_DIR: z.string().min(1),
  LINLI_FIELD_KEYS: z.string().min(1).optional(),
  LINLI_DEMO: z.enum(['on', 'off']).default('on'),
  LINLI_WEB_DIST: z.string().optional(),
  LINLI_PUBLIC_URL: z.url().optional(),
  LINLI_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  LINLI_PUBLIC_REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(120),
  LINLI_AUDIT_KEEP_MONTHS: z.coerce.number().int().min(LEAST_KEEP_MONTHS).max(1_200).default(36),
  LINLI_AUDIT_WEBHOOK: z.url({ protocol: /^https?$/ }).optional(),
  LINLI_AUDIT_WEBHOOK_SECRET: z.string().min(32).optional(),
  LINLI_METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  LINLI_METRICS_HOST: z.string().default('127.0.0.1'),
  LINLI_TRUST_PROXY: z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((each) => each.trim())
        .filter(Boolean),
    )
    .optional(),
  LINLI_PASSWORD_RULES: z.enum(PASSWORD_RULES).default('dengbao3'),
  LINLI_TWO_FACTOR: z.enum(TWO_FACTOR_SETTINGS).optional(),
  ...OUTSIDE_VARIABLES,
  LINLI_OFFICIALS_IDLE_MINUTES: idleMinutes('officials'),
  LINLI_WORKERS_IDLE_MINUTES: idleMinutes('workers'),
  LINLI_VOLUNTEERS_IDLE_MINUTES: idleMinutes('volunteers'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('localhost'),
});

/** What the API's process is told from outside. @throws with every variable that is wrong. */
export function readEnvironment(variables: NodeJS.ProcessEnv) {
  const result = Environment.safeParse(variables);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment is not right. ${faults.join('; ')}`);
  }
  const env = result.data;
  return {
    databaseUrl: env.LINLI_APP_DATABASE_URL,
    secret: env.LINLI_SECRET,
    lastMigration: env.LINLI_LAST_MIGRATION,
    dataDir: env.LINLI_DATA_DIR,
    fieldKeysFile: env.LINLI_FIELD_KEYS,
    isDemo: env.LINLI_DEMO === 'on',
    webDist: env.LINLI_WEB_DIST,
    publicUrl: env.LINLI_PUBLIC_URL,
    logLevel: env.LINLI_LOG_LEVEL,
    publicRequestsPerMinute: env.LINLI_PUBLIC_REQUESTS_PER_MINUTE,
    audit: { keepMonths: env.LINLI_AUDIT_KEEP_MONTHS, webhook: webhookOf(env) },
    metrics: env.LINLI_METRICS_PORT ? { port: env.LINLI_METRICS_PORT, host: env.LINLI_METRICS_HOST } : undefined,
    trustProxy: env.LINLI_TRUST_PROXY,
    outside: outsideSettings(env),
    accountPolicy: {
      passwordRules: env.LINLI_PASSWORD_RULES,
      // Everybody knows the password of the demo's officials; whoever tries them has no authenticator at hand.
      twoFactor: env.LINLI_TWO_FACTOR ?? (env.LINLI_DEMO === 'on' ? 'optional' : 'officials'),
      sessionTimes: {
        officials: { ...SESSION_TIMES.officials, idleMinutes: env.LINLI_OFFICIALS_IDLE_MINUTES },
        workers: { ...SESSION_TIMES.workers, idleMinutes: env.LINLI_WORKERS_IDLE_MINUTES },
        volunteers: { ...SESSION_TIMES.volunteers, idleMinutes: env.LINLI_VOLUNTEERS_IDLE_MINUTES },
      },
    } satisfies AccountPolicy,
    port: env.PORT,
    host: env.HOST,
  };
}

/** A head that nobody could tell from a forged one would be worth nothing. */
function webhookOf(env: z.output<typeof Environment>): AuditSettings['webhook'] {
  const { LINLI_AUDIT_WEBHOOK: url, LINLI_AUDIT_WEBHOOK_SECRET: secret } = env;
  if (url && !secret)
    throw new Error('The environment is not right. LINLI_AUDIT_WEBHOOK needs LINLI_AUDIT_WEBHOOK_SECRET.');
  return url && secret ? { url, secret } : null;
}
