import { bareCommunityName } from '../org-units/unit-name.ts';

/** A community that a roll can speak of. */
export interface RollCommunity {
  readonly id: string;
  readonly name: string;
  /** Within the importer's scope. */
  readonly isTheirs: boolean;
}

/** Finds communities by the names that rolls write. */
export class RollCommunities {
  readonly #byName = new Map<string, RollCommunity | null>();
  readonly #bare: readonly (readonly [bare: string, community: RollCommunity])[];

  constructor(communities: readonly RollCommunity[]) {
    for (const community of communities) {
      const bare = bareCommunityName(community.name);
      const known = this.#byName.get(bare);
      // Of two with one name in a district, the importer means their own.
      const isTold = known === undefined || (known !== null && !known.isTheirs && community.isTheirs);
      if (isTold) this.#byName.set(bare, community);
      else if (known?.isTheirs === community.isTheirs) this.#byName.set(bare, null);
    }
    this.#bare = [...this.#byName].flatMap(([bare, community]) => (community ? [[bare, community] as const] : []));
  }

  /** The community of a cell; null when there is none of that name, or two. */
  named(cell: string): RollCommunity | null {
    return this.#byName.get(bareCommunityName(cell)) ?? null;
  }

  /** The one community that a title, a filing line or a sheet's name speaks of; the longest name of several that fit. */
  spokenOf(texts: readonly string[]): RollCommunity | null {
    const text = texts.join('\n').normalize('NFKC').replaceAll(/[ \t]/g, '');
    let found: RollCommunity | null = null;
    let length = 1;
    for (const [bare, community] of this.#bare) {
      const suffixed = ['社区', '村', '居委会', '居民'].some((suffix) => text.includes(bare + suffix));
      if (bare.length > length && suffixed) [found, length] = [community, bare.length];
    }
    return found;
  }
}

/** The grid that a title or a sheet's name speaks of: `第一网格`, `3号网格`. */
export function gridSpokenOf(texts: readonly string[]): string | null {
  for (const text of texts) {
    const found = /第?[零〇一二三四五六七八九十百\dA-Za-z]+号?网格/.exec(
      text.normalize('NFKC').replaceAll(/\s/g, ''),
    )?.[0];
    if (found !== undefined) return found;
  }
  return null;
}

/** `第一网格`, `一网格`, `1号网格`, `网格01` and `1` are one. */
export function bareGridName(name: string): string {
  const digits = '零一二三四五六七八九';
  return name
    .normalize('NFKC')
    .replaceAll(/[\s第号]|网格/g, '')
    .replaceAll('〇', '零')
    .replace(/^十$/, '10')
    .replace(/^十([一二三四五六七八九])$/, (_, one: string) => `1${digits.indexOf(one)}`)
    .replace(
      /^([一二三四五六七八九])十([一二三四五六七八九])?$/,
      (_, ten: string, one = '零') => `${digits.indexOf(ten)}${digits.indexOf(one as string)}`,
    )
    .replaceAll(/[零一二三四五六七八九]/g, (digit) => String(digits.indexOf(digit)))
    .replace(/^0+(?=\d)/, '');
}

/** Where a row belongs, or why that is not known. */
export interface RollPlaceRead {
  readonly communityId: string | null;
  readonly fault: 'community_missing' | 'community_unknown' | 'community_not_yours' | null;
}

/** The community of a row: what its cell says, else its sheet, else what the importer said or is. */
export function placeOfRow(
  cell: string | null,
  communities: RollCommunities,
  otherwise: { readonly sheet: RollCommunity | null; readonly fallback: RollCommunity | null },
): RollPlaceRead {
  if (cell !== null) {
    const named = communities.named(cell);
    if (!named) return { communityId: null, fault: 'community_unknown' };
    return placed(named);
  }
  const community = otherwise.sheet ?? otherwise.fallback;
  return community ? placed(community) : { communityId: null, fault: 'community_missing' };
}

function placed({ id, isTheirs }: RollCommunity): RollPlaceRead {
  return isTheirs ? { communityId: id, fault: null } : { communityId: null, fault: 'community_not_yours' };
}
