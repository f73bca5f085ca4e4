import { expect, it } from 'vitest';
import {
  EMPLOYMENT_STATUSES,
  ETHNIC_GROUPS,
  HOUSEHOLD_ROLES,
  readEmploymentStatus,
  readEthnicGroup,
  readHouseholdRole,
  readSex,
} from './resident.ts';

it.each([
  ['户主', 'head'],
  [' 户 主 ', 'head'],
  ['子', 'son'],
  ['女', 'daughter'],
  ['妻', 'spouse'],
  ['父', 'parent'],
  ['外孙女', 'grandchild'],
  ['其他(租客)', 'other'],
  ['', null],
  ['邻居', null],
])('%j is the household role %s', (cell, role) => {
  expect(readHouseholdRole(cell)).toBe(role);
});

it.each([
  ['退休', 'retired'],
  ['灵活就业', 'self_employed'],
  ['', null],
])('%j is the employment status %s', (cell, status) => {
  expect(readEmploymentStatus(cell)).toBe(status);
});

it.each([
  ['汉', '汉族'],
  ['汉族', '汉族'],
  [' 锡伯族', '锡伯族'],
  ['中国', null],
  ['', null],
])('%j is the ethnic group %s', (cell, group) => {
  expect(readEthnicGroup(cell)).toBe(group);
});

it.each([
  ['男', 'male'],
  ['女性', 'female'],
  ['２', 'female'],
  ['未知', null],
])('%j is the sex %s', (cell, sex) => {
  expect(readSex(cell)).toBe(sex);
});

it('knows 56 ethnic groups, and each word in one place only', () => {
  expect(new Set(ETHNIC_GROUPS).size).toBe(56);
  for (const table of [HOUSEHOLD_ROLES, EMPLOYMENT_STATUSES]) {
    const words = Object.values(table).flat();
    expect(new Set(words).size).toBe(words.length);
  }
});
