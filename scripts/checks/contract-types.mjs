// Proves by the compiler what the house promises: a contract without `access`, or with a parameter that names a record
// of no known kind, does not compile, and neither does a missing Chinese or English text. Each file with a fault is
// compiled beside the same file without it.
import fs from 'node:fs';
import path from 'node:path';
import { fromRoot } from '../shared/paths.mjs';
import { capture } from '../shared/run.mjs';

const CONTRACT = `
import { defineContract } from '${fromRoot('packages/domain/src/shared/contract.ts')}';
import { z } from 'zod';
export const petsContract = defineContract({
  list: { method: 'GET', path: '/pets', access: 'signed_in', summary: 'Pets', status: 200, response: z.object({}) },
});
`;

const NAMING_CONTRACT = CONTRACT.replace("path: '/pets'", "path: '/pets/:ticketId'").replace(
  "access: 'signed_in'",
  "access: 'signed_in', params: z.object({ ticketId: z.string() })",
);

/** One property with a text, on one line or two. */
const TEXT = /^ +(?:'[^'\n]+'|\w+):\s*(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"),\n/m;

/** @typedef {{ name: string, whole: string, broken: string }} Sample */

const samples = [...contractSamples(), ...messageSamples()];
// Below node_modules, so that packages are found from there; nothing else looks into it.
const dir = fs.mkdtempSync(fromRoot('node_modules/.linli-contract-types-'));
try {
  const faults =
    samples.length > 3 ? await compile(samples) : ['No message files were found: the check checks nothing.'];
  if (faults.length > 0) {
    console.error(faults.join('\n'));
    process.exitCode = 1;
  } else {
    console.log(`${samples.length} planted faults do not compile.`);
  }
} finally {
  fs.rmSync(dir, { recursive: true, force: true });
}

/** @returns {Sample[]} */
function contractSamples() {
  return [
    { name: 'contract', whole: CONTRACT, broken: CONTRACT.replace(" access: 'signed_in',", '') },
    {
      name: 'contract with a record of no known kind',
      whole: NAMING_CONTRACT,
      broken: NAMING_CONTRACT.replaceAll('ticketId', 'petId'),
    },
  ];
}

/**
 * Every file of texts, without the first of them; in the Chinese ones that is a refusal, typed by the domain.
 * @returns {Sample[]}
 */
function messageSamples() {
  const root = fromRoot('apps/web/src');
  const files = /** @type {string[]} */ (fs.readdirSync(root, { recursive: true })).map((file) =>
    path.join(root, file),
  );
  return files
    .filter((file) => /messages\.(zh|en)\.ts$/.test(file))
    .flatMap((file) => {
      const source = fs.readFileSync(file, 'utf8');
      const isTyped = file.endsWith('.en.ts') || source.includes('const refusals: Record<');
      if (!isTyped || !TEXT.test(source)) return [];
      const whole = source.replaceAll(/from '(\.[^']+)'/g, (_, to) => `from '${path.resolve(path.dirname(file), to)}'`);
      return [{ name: path.relative(root, file), whole, broken: whole.replace(TEXT, '') }];
    });
}

/**
 * @param {Sample[]} all
 * @returns {Promise<string[]>} a line for each sample that does not behave
 */
async function compile(all) {
  all.forEach(({ whole, broken }, index) => {
    fs.writeFileSync(path.join(dir, `${index}-whole.ts`), whole);
    fs.writeFileSync(path.join(dir, `${index}-broken.ts`), broken);
  });
  const config = {
    extends: fromRoot('tsconfig.base.json'),
    compilerOptions: { lib: ['ES2023', 'DOM'] },
    include: ['*.ts'],
  };
  fs.writeFileSync(path.join(dir, 'tsconfig.json'), JSON.stringify(config));
  const { output } = await capture(process.execPath, [
    fromRoot('node_modules/typescript/bin/tsc'),
    '-p',
    dir,
    '--pretty',
    'false',
  ]);
  const complaints = output.split('\n');
  const hasError = (/** @type {string} */ file) =>
    complaints.some((line) => line.includes(`${file}(`) && line.includes('error TS'));
  return all.flatMap(({ name }, index) => [
    ...(hasError(`/${index}-whole.ts`) ? [`${name} does not compile as it is:\n${output}`] : []),
    ...(hasError(`/${index}-broken.ts`) ? [] : [`${name} compiles although something is missing in it.`]),
  ]);
}
