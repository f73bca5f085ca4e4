import { afterEach, beforeEach, expect, vi } from 'vitest';

// A stray console.error or console.warn fails the test that caused it: React reports mistakes there, and so does a
// handler that swallows what it should refuse. A test that expects one puts its own in the place meanwhile.
/** @type {string[]} */
let stray = [];

beforeEach(() => {
  stray = [];
  for (const level of /** @type {const} */ (['error', 'warn'])) {
    vi.spyOn(console, level).mockImplementation((...args) => {
      stray.push(`console.${level}: ${args.map(String).join(' ')}`);
    });
  }
});

afterEach(() => {
  const found = stray;
  stray = [];
  expect(found, 'printed to the console').toEqual([]);
});
