/** What personal data and secrets look like in a line. Our own lines are English: Chinese comes from people. */
const PATTERNS = {
  'a phone': /(?<![\dA-Fa-f.-])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![\dA-Fa-f-])/,
  'an ID number': /(?<![\dA-Fa-f-])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])\d{2}\d{3}[\dXx](?![\dA-Fa-f-])/,
  'a bank account': /(?<![\dA-Fa-f.-])(?:62|4|5)\d{14,18}(?![\dA-Fa-f-])/,
  'Chinese text': /[\u3400-\u9fff\u{20000}-\u{323af}]|\\u[4-9][\da-f]{3}|(?:%E[4-9](?:%[\dA-F]{2}){2})/iu,
  'a secret of a ticket': /\bTicket [0-9A-Z]{8,}/,
  'a session': /session_token|"(?:cookie|set-cookie|authorization)"/i,
  'a password': /Linli-demo-2026|"(?:password|secret|token)":"/i,
  'a query string': /\/api\/[^\s"]*\?[^\s"]/,
};

/** One line for each leak that must be found. */
export const PLANTED = {
  'a phone': '{"level":30,"msg":"reported by 139-0000-1234"}',
  'an ID number': '{"level":30,"msg":"11010519491231002X is known"}',
  'a bank account': '2026-11-23 ERROR: account 6222020200112233445 is unknown',
  'Chinese text': '{"level":50,"err":{"detail":"Key (name)=(王小明)"}}',
  'a secret of a ticket': '{"level":30,"headers":"Ticket K7QF2M9PXR4T"}',
  'a session': '{"level":30,"req":{"headers":{"cookie":"x"}}}',
  'a password': '{"level":30,"body":{"password":"x"}}',
  'a query string': '{"level":30,"url":"/api/v1/tickets?q=light"}',
  'known personal data': '{"level":30,"msg":"K7QF2M9PXR4T was shown"}',
};

/** What the launcher itself says in Chinese into its log. */
const OWN_WORDS = /^(?:·|!|✓|✗) /;

/** Short numbers and words of the code stand in logs anyway; Chinese is found without being known. */
const isTelling = (/** @type {string} */ value) => /^[ -~]{8,}$/.test(value);

/**
 * What a line of a log gives away.
 * @param {string} line
 * @param {readonly string[]} known personal data that was put in
 */
export function findLeaks(line, known) {
  const found = Object.entries(PATTERNS)
    .filter(([name, pattern]) => pattern.test(line) && !(name === 'Chinese text' && OWN_WORDS.test(line)))
    .map(([name]) => name);
  if (holdsOneOf(line, indexOf(known))) found.push('known personal data');
  return found;
}

/** Hundreds of thousands of values, by how they begin: looked for one by one, they take ten minutes. */
const BEGINNING = 8;
/** @typedef {Map<string, string[]>} Index */
/** @type {WeakMap<readonly string[], Index>} */
const indexes = new WeakMap();

/** @param {readonly string[]} known */
function indexOf(known) {
  const index = indexes.get(known) ?? new Map();
  if (!indexes.has(known))
    for (const value of new Set(known)) {
      if (!isTelling(value)) continue;
      const beginning = value.slice(0, BEGINNING);
      const values = index.get(beginning);
      if (values) values.push(value);
      else index.set(beginning, [value]);
    }
  indexes.set(known, index);
  return index;
}

/**
 * @param {string} line
 * @param {Index} index
 */
function holdsOneOf(line, index) {
  for (let at = 0; at + BEGINNING <= line.length; at += 1) {
    const values = index.get(line.slice(at, at + BEGINNING));
    if (values?.some((value) => line.startsWith(value, at))) return true;
  }
  return false;
}
