import { createRequire } from 'node:module';
import { fromRoot } from '../shared/paths.mjs';

const require = createRequire(import.meta.url);

// dependency-cruiser reads TypeScript by swc, but never tells it that a file is .tsx and then stumbles over the first
// generic-looking element. It gets the same object as this import, so it can be told here.
const swc = /** @type {Record<string, (file: string, options: object) => unknown>} */ (require('@swc/core'));
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync?.(file, { ...options, tsx: file.endsWith('.tsx') });

/**
 * Holds .dependency-cruiser.cjs against the sources below `baseDir`.
 * @param {string} baseDir
 * @param {string[]} folders below it
 * @returns {Promise<{ modules: string[], violations: { rule: string, from: string, to: string }[] }>}
 */
export async function cruiseFolders(baseDir, folders) {
  const { cruise } = await import('dependency-cruiser');
  const { forbidden, options } = require(fromRoot('.dependency-cruiser.cjs'));
  const { enhancedResolveOptions, ...cruiseOptions } = options;
  const result = await cruise(
    folders,
    { ...cruiseOptions, baseDir, validate: true, ruleSet: { forbidden } },
    enhancedResolveOptions,
  );
  if (typeof result.output === 'string') throw new TypeError('dependency-cruiser answered with text');
  return {
    modules: result.output.modules.map(({ source }) => source).filter((source) => !source.includes('node_modules')),
    violations: result.output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}
