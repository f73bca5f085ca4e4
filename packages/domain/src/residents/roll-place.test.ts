import { describe, expect, it } from 'vitest';
import { bareGridName, gridSpokenOf, placeOfRow, RollCommunities } from './roll-place.ts';

const own = { id: 'own', name: '砂阳南社区', isTheirs: true };
const village = { id: 'village', name: '新立村村民委员会', isTheirs: true };
const foreign = { id: 'foreign', name: '阳南社区', isTheirs: false };
const communities = new RollCommunities([own, village, foreign]);

describe('the community of a cell', () => {
  it.each([
    ['砂阳南社区', 'own'],
    [' 砂阳南 ', 'own'],
    ['砂阳南社区居委会', 'own'],
    ['新立村', 'village'],
    ['新立村村民委员会', 'village'],
    ['阳南', 'foreign'],
    ['砂阳', undefined],
  ])('%s', (cell, id) => {
    expect(communities.named(cell)?.id).toBe(id);
  });

  it('is nobody’s where two have the name, and one’s own before another’s', () => {
    const twice = (isTheirs: boolean) =>
      new RollCommunities([
        { ...own, id: 'a', isTheirs: false },
        { ...own, id: 'b', isTheirs },
      ]);
    expect(twice(false).named('砂阳南')).toBeNull();
    expect(twice(true).named('砂阳南')?.id).toBe('b');
  });
});

it.each([
  [['花名册', '砂阳南社区居民花名册'], 'own'],
  [['填报单位：阳南社区居委会'], 'foreign'],
  [['砂阳南路改造名单'], undefined],
  [['一网格'], undefined],
])('%j speaks of %s', (texts, id) => {
  expect(communities.spokenOf(texts)?.id).toBe(id);
});

it.each([
  [['一网格', '第一网格'], '一网格'],
  [['Sheet1', '和平街社区第12网格人员表'], '第12网格'],
  [['网格化管理'], null],
])('the grid of %j is %s', (texts, grid) => {
  expect(gridSpokenOf(texts)).toBe(grid);
});

it.each([
  ['第一网格', '1'],
  ['01号网格', '1'],
  ['网格1', '1'],
  ['第十二网格', '12'],
  ['二十网格', '20'],
  ['河畔网格', '河畔'],
])('%s is the grid %s', (name, bare) => {
  expect(bareGridName(name)).toBe(bare);
});

describe('placeOfRow', () => {
  const silent = { sheet: null, fallback: null };
  it.each([
    ['what the cell says', '砂阳南', silent, { communityId: 'own', fault: null }],
    ['never another’s', '阳南社区', { sheet: own, fallback: own }, { communityId: null, fault: 'community_not_yours' }],
    ['nobody’s', '火星社区', { sheet: own, fallback: own }, { communityId: null, fault: 'community_unknown' }],
    ['what the sheet says', null, { sheet: village, fallback: own }, { communityId: 'village', fault: null }],
    [
      'never another’s sheet',
      null,
      { sheet: foreign, fallback: own },
      { communityId: null, fault: 'community_not_yours' },
    ],
    ['the importer’s own', null, { sheet: null, fallback: own }, { communityId: 'own', fault: null }],
    ['not known', null, silent, { communityId: null, fault: 'community_missing' }],
  ] as const)('%s', (_what, cell, otherwise, place) => {
    expect(placeOfRow(cell, communities, otherwise)).toEqual(place);
  });
});
