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

const HEPING = '210102000000';
const NANHU_STREET = '210102019000';
const WENHUA_ROAD = '210102019004';
const SANHAO_STREET = '210102019006';

/**
 * Invented people in the real district 沈阳市和平区, each at the first of their units by default. `worker` stands in for a
 * colleague of a second community too, so that switching appointments can be seen.
 */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { username: 'admin', name: '周慧敏', role: 'system_admin', unitCodes: [] },
  { username: 'auditor', name: '吴静', role: 'auditor', unitCodes: [HEPING] },
  { username: 'district', name: '孙国强', role: 'district_official', unitCodes: [HEPING] },
  { username: 'street', name: '赵立新', role: 'street_official', unitCodes: [NANHU_STREET] },
  { username: 'worker', name: '李秀兰', role: 'community_worker', unitCodes: [WENHUA_ROAD, SANHAO_STREET] },
  { username: 'worker2', name: '王晓东', role: 'community_worker', unitCodes: [SANHAO_STREET] },
  { username: 'volunteer', name: '陈志远', role: 'volunteer', unitCodes: [WENHUA_ROAD, SANHAO_STREET] },
  { username: 'volunteer2', name: '刘思雨', role: 'volunteer', unitCodes: [WENHUA_ROAD] },
];
