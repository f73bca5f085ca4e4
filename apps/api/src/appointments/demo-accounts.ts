import type { Role } from '@linli/domain/shared/actor.ts';

/** The password of every demo account; it opens nothing where the demo is off. */
export const DEMO_PASSWORD = 'Linli-demo-2026';

export interface DemoAccount {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  /** Official codes of the units of the demo district where it is appointed; empty for the administrator. */
  readonly unitCodes: readonly string[];
}

/** Invented people in the real district 沈阳市和平区. `worker` stands in for a colleague of a second community too. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { username: 'admin', name: '周慧敏', role: 'system_admin', unitCodes: [] },
  { username: 'district', name: '孙国强', role: 'district_official', unitCodes: ['210102000000'] },
  { username: 'street', name: '赵立新', role: 'street_official', unitCodes: ['210102019000'] },
  { username: 'worker', name: '李秀兰', role: 'community_worker', unitCodes: [] },
  { username: 'worker2', name: '王晓东', role: 'community_worker', unitCodes: [] },
  { username: 'volunteer', name: '陈志远', role: 'volunteer', unitCodes: [] },
  { username: 'volunteer2', name: '刘思雨', role: 'volunteer', unitCodes: [] },
];
