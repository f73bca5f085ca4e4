import type { Role } from '@linli/domain/shared/actor.ts';
import { unitNamesByCode } from '../org-units/public.ts';
import type { Platform } from '../shared/platform.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo-accounts.ts';
import { listDemoUsernames } from './people.store.ts';

/** The accounts that the sign-in page offers; none while the demo is off or not sown. */
export async function listDemoAccounts(platform: Platform): Promise<{
  password: string | null;
  accounts: { username: string; name: string; role: Role; unitName: string | null }[];
}> {
  if (!platform.isDemo) return { password: null, accounts: [] };
  const { scoped } = platform.database;
  const sown = await listDemoUsernames(
    scoped,
    DEMO_ACCOUNTS.map(({ username }) => username),
  );
  const accounts = DEMO_ACCOUNTS.filter(({ username }) => sown.has(username));
  const names = await unitNamesByCode(
    scoped,
    accounts.flatMap(({ unitCodes }) => unitCodes.slice(0, 1)),
  );
  return {
    password: accounts.length > 0 ? DEMO_PASSWORD : null,
    accounts: accounts.map(({ username, name, role, unitCodes: [code] }) => ({
      username,
      name,
      role,
      unitName: names.get(code ?? '') ?? null,
    })),
  };
}
