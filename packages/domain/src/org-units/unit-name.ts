import type { OrgUnitKind } from '../shared/scope.ts';

/** What all spellings of a community's name share: `砂阳南社区居委会` and `砂阳南` are one. */
export function bareCommunityName(name: string): string {
  const office = /(?:社区)?(?:居民委员会|居委会|村民委员会|村委会)$/;
  const bare = withoutSpaces(name).replace(office, '').replace(/社区$/, '');
  return bare.replace(/(?<=.{2})村$/, '');
}

/** The same for a unit of any kind: `新荣街道办事处` and `新荣` are one. */
export function bareUnitName(kind: OrgUnitKind, name: string): string {
  if (kind === 'community') return bareCommunityName(name);
  if (kind === 'street') return withoutSpaces(name).replace(/(?:街道办事处|街道办|街道|镇人民政府|乡人民政府)$/, '');
  return withoutSpaces(name).replace(/(?:人民政府|区政府)$/, '');
}

const withoutSpaces = (name: string) => name.normalize('NFKC').replaceAll(/\s/g, '');
