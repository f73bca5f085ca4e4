import { expect, it } from 'vitest';
import { CARE_LABELS, readCareLabels } from './care-label.ts';

it.each([
  ['', []],
  ['无', []],
  ['独居老人', ['living_alone']],
  ['独居、低保', ['living_alone', 'minimum_living']],
  ['残疾人,低保', ['disability', 'minimum_living']],
  ['空巢老人，党员；退役军人', ['empty_nest', 'party_member', 'veteran']],
  ['低保边缘', ['low_income']],
  ['低保户/失业', ['minimum_living', 'unemployed']],
  ['低保 低保户', ['minimum_living']],
  ['低保\n高龄', ['minimum_living', 'advanced_age']],
] as const)('%j names %j', (cell, labels) => {
  const read = readCareLabels(cell);
  expect(read.labels.map(({ label }) => label)).toEqual(labels);
  expect(read.unknown).toEqual([]);
});

it.each([
  ['残疾(二级)', '二级'],
  ['残疾（肢体 二级）', '肢体 二级'],
  ['残疾二级', '二级'],
  ['残疾', null],
])('keeps the grade of %s', (cell, detail) => {
  expect(readCareLabels(cell)).toEqual({ labels: [{ label: 'disability', detail }], unknown: [] });
});

it('tells what it does not know instead of guessing', () => {
  expect(readCareLabels('低保、热心人')).toEqual({
    labels: [{ label: 'minimum_living', detail: null }],
    unknown: ['热心人'],
  });
});

it('has each word under one label only', () => {
  const words = Object.values(CARE_LABELS).flatMap(({ words: each }) => [...each]);
  expect(new Set(words).size).toBe(words.length);
});
