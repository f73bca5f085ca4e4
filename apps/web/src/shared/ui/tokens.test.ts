import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const css = readFileSync(path.join(import.meta.dirname, 'tokens.css'), 'utf8');

function blockAfter(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? '';
  return Object.fromEntries(
    [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [name ?? '', value ?? '']),
  );
}

const light = blockAfter(':root');
const dark = blockAfter(":root[data-theme='dark']");
const darkBySystem = blockAfter(":root:not([data-theme='light'])");

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one = '', other = ''): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

const TEXT_PAIRS = [
  ...['ground', 'surface', 'sunken'].flatMap((ground) =>
    ['ink', 'ink-soft', 'brand', 'late'].map((text) => [text, ground]),
  ),
  ['ink', 'brand-soft'],
  ['brand', 'brand-soft'],
  ['on-brand', 'brand'],
  ['on-brand', 'brand-strong'],
  ...['ok', 'soon', 'late', 'stopped'].flatMap((tone) => [
    [tone, `${tone}-soft`],
    [tone, 'surface'],
    ['ink', `${tone}-soft`],
  ]),
];

test.each(TEXT_PAIRS)('%s on %s reads well in light and dark (WCAG AA, 4.5)', (text = '', ground = '') => {
  expect(contrast(light[text], light[ground])).toBeGreaterThanOrEqual(4.5);
  expect(contrast(dark[text], dark[ground])).toBeGreaterThanOrEqual(4.5);
});

test.each(['ground', 'surface'])('the edge of a field shows on %s (WCAG AA for controls, 3)', (ground) => {
  expect(contrast(light['edge'], light[ground])).toBeGreaterThanOrEqual(3);
  expect(contrast(dark['edge'], dark[ground])).toBeGreaterThanOrEqual(3);
});

test('dark looks the same by choice and by system', () => {
  expect(Object.keys(dark).length).toBeGreaterThan(10);
  expect(dark).toEqual(darkBySystem);
});
