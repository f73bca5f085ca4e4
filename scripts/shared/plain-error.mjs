/**
 * A failure whose message is meant for the person at the terminal: it is printed as one line, without a stack.
 * Anything else that is thrown is a bug of these scripts and keeps its stack.
 */
export class PlainError extends Error {}

/**
 * Prints a failure the way its kind deserves.
 * @param {unknown} error
 */
export function printFailure(error) {
  if (error instanceof PlainError) console.error(`✗ ${error.message}`);
  else console.error('✗ Unexpected failure in scripts/ (a bug, please report it):', error);
}
