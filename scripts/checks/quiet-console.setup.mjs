import { afterEach, expect, vi } from 'vitest';

// A stray console.error or console.warn fails the test that caused it: React reports mistakes there, and so does a
// handler that swallows what it should refuse. A test that expects one mocks it itself.
const original = { error: console.error, warn: console.warn };
/** @type {string[]} */
let stray = [];

for (const level of /** @type {const} */ (['error', 'warn'])) {
  console[level] = (...args) => {
    stray.push(`console.${level}: ${args.map(String).join(' ')}`);
    original[level](...args);
  };
}

afterEach(() => {
  const found = stray;
  stray = [];
  if (!vi.isMockFunction(console.error)) expect(found, 'printed to the console').toEqual([]);
});
