import { randomInt } from 'node:crypto';
import type { OrgUnitKind, OrgPath } from '@linli/domain/shared/scope.ts';
import { v7 as uuid } from 'uuid';
import type { Platform } from '../shared/platform.ts';

export interface GivenUnit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: OrgUnitKind;
  readonly path: OrgPath;
}

export interface GivenDistrict extends GivenUnit {
  readonly path: { districtId: string; streetId: null; communityId: null };
}

export interface GivenStreet extends GivenUnit {
  readonly path: { districtId: string; streetId: string; communityId: null };
  readonly district: GivenDistrict;
}

export interface GivenCommunity extends GivenUnit {
  readonly path: { districtId: string; streetId: string; communityId: string };
  readonly street: GivenStreet;
  readonly district: GivenDistrict;
}

type At = Pick<{ platform: Platform }, 'platform'>;

/** The first six digits of some district's codes; with half a million of them, tests seldom meet. */
export function someDistrictDigits(): string {
  const pair = (least: number) => randomInt(least, 100).toString().padStart(2, '0');
  return `${pair(11)}${pair(1)}${pair(1)}`;
}

/** A district of one's own: tests share a database and clean nothing. */
export async function givenDistrict({ platform }: At, { name = '试验区' } = {}): Promise<GivenDistrict> {
  for (;;) {
    const id = uuid();
    const digits = someDistrictDigits();
    const code = `${digits}000000`;
    const path = { districtId: id, streetId: null, communityId: null };
    const isNew = await create(platform, {
      id,
      code,
      name,
      kind: 'district',
      path,
      parentId: null,
      ticketPrefix: `T${digits}`,
    });
    if (isNew) return { id, code, name, kind: 'district', path };
  }
}

export async function givenStreet(
  at: At,
  { district, name = '试验街道' }: { district?: GivenDistrict; name?: string } = {},
): Promise<GivenStreet> {
  const above = district ?? (await givenDistrict(at));
  for (;;) {
    const id = uuid();
    const code = `${above.code.slice(0, 6)}${randomInt(1, 1000).toString().padStart(3, '0')}000`;
    const path = { ...above.path, streetId: id };
    if (await create(at.platform, { id, code, name, kind: 'street', path, parentId: above.id }))
      return { id, code, name, kind: 'street', path, district: above };
  }
}

/** A community of its own street and district, unless told where. */
export async function givenCommunity(
  at: At,
  { street, name = '试验社区' }: { street?: GivenStreet; name?: string } = {},
): Promise<GivenCommunity> {
  const above = street ?? (await givenStreet(at));
  for (;;) {
    const id = uuid();
    const code = `${above.code.slice(0, 9)}${randomInt(1, 1000).toString().padStart(3, '0')}`;
    const path = { ...above.path, communityId: id };
    const isNew = await create(at.platform, { id, code, name, kind: 'community', path, parentId: above.id });
    if (isNew) return { id, code, name, kind: 'community', path, street: above, district: above.district };
  }
}

/** A divisions file of one district, as the statistics office would publish it. */
export function divisionsFile(digits: string, { streets = 2, communities = 3, name = '和平区' } = {}): string {
  const lines = ['code,name,kind,parent_code', `${digits}000000,${name},district,`];
  const three = (number: number) => number.toString().padStart(3, '0');
  for (let street = 1; street <= streets; street += 1) {
    lines.push(`${digits}${three(street)}000,${street}号街道,street,${digits}000000`);
    for (let community = 1; community <= communities; community += 1) {
      lines.push(
        `${digits}${three(street)}${three(community)},${street}街${community}社区,community,${digits}${three(street)}000`,
      );
    }
  }
  return lines.join('\n');
}

async function create(
  platform: Platform,
  { path, ...unit }: GivenUnit & { parentId: string | null; ticketPrefix?: string },
): Promise<boolean> {
  const { count } = await platform.database.system.client.orgUnit.createMany({
    data: [{ ...unit, ...path }],
    skipDuplicates: true,
  });
  return count === 1;
}
