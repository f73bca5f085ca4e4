import { appendFileSync } from 'node:fs';

/**
 * Says what a test measured, in one line that `npm test` prints in its summary (LINLI_FIGURES_FILE). Run by hand it
 * is printed at once.
 */
export function tellFigures(what: string, figures: string): void {
  const line = `${what}: ${figures}\n`;
  const file = process.env['LINLI_FIGURES_FILE'];
  if (file) appendFileSync(file, line);
  else process.stdout.write(line);
}
