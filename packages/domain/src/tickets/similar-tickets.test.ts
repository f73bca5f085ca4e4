import { describe, expect, it } from 'vitest';
import { similarAmong, similarityOf, SIMILAR_SHOWN, type ReportWords } from './similar-tickets.ts';

const LIGHT: ReportWords = { category: 'facilities', title: '三单元声控灯不亮', place: '文化路小区5号楼' };

describe('two reports', () => {
  it.each([
    [
      'the same kind of matter at the same place',
      { category: 'facilities', title: '楼道里太黑' },
      'same_place_and_category',
    ],
    ['the place written another way', { title: '灯坏了', place: '文化路小区 5号楼3单元' }, 'same_place_and_category'],
    ['full-width figures', { title: '灯坏了', place: '文化路小区５号楼' }, 'same_place_and_category'],
    ['another kind, told alike, at one place', { category: 'safety', title: '声控灯坏了' }, 'same_place_and_words'],
    ['another kind and matter at one place', { category: 'noise', title: '半夜有人唱歌' }, null],
    ['the next building', { title: '楼道里太黑', place: '文化路小区6号楼' }, null],
    ['the next building, told in the same words', { place: '文化路小区6号楼' }, null],
    ['the same words before a place is typed', { category: null, place: '' }, 'same_words'],
    ['the same words somewhere unnumbered', { title: '三单元的声控灯不亮', place: '东院' }, 'same_words'],
    ['nothing typed yet', { category: null, title: '', place: '' }, null],
    ['a category alone', { title: '', place: '' }, null],
    ['one character', { category: null, title: '灯', place: '5' }, null],
  ] as const)('%s', (_case, typed, reason) => {
    expect(similarityOf({ ...LIGHT, ...typed }, LIGHT)?.reason ?? null).toBe(reason);
  });
});

it('shows the likeliest, and no more than fit beside a form', () => {
  const known = [
    { ...LIGHT, id: 'words', category: 'safety' as const, title: '声控灯不亮' },
    { ...LIGHT, id: 'same' },
    { ...LIGHT, id: 'far', place: '三好街二期', title: '纸箱堵住门' },
    { ...LIGHT, id: 'kind', title: '门禁坏了' },
    { ...LIGHT, id: 'kind too', title: '扶手松了' },
  ];
  const found = similarAmong(LIGHT, known);
  expect(found).toHaveLength(SIMILAR_SHOWN);
  expect(found[0]).toMatchObject({ ticket: { id: 'same' }, reason: 'same_place_and_category' });
  expect(found.map(({ ticket }) => ticket.id)).not.toContain('far');
});
