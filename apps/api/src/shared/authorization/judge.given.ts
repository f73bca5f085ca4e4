import type { RuledField } from '@linli/domain/shared/told-to.contract.ts';
import type { Endpoint } from '@linli/domain/shared/contract.ts';
import type { Expected } from './expectation.given.ts';
import { fieldFaults, type Reader } from './schemas.given.ts';
import { covers, MARKS, type Caller, type Place } from './world.given.ts';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

export interface Judged {
  readonly endpoint: Endpoint;
  readonly caller: Caller;
  readonly reader: Reader;
  readonly expected: Expected;
  readonly answer: Answer;
  /** The answer to the same request about a record that does not exist; asked only where that is expected. */
  readonly toNothing: Answer | null;
  readonly onTold: (field: RuledField) => void;
}

/** Everything in which an answer differs from what is declared; nothing when it is right. */
export function judge(judged: Judged): string[] {
  return [...statusFaults(judged), ...markFaults(judged), ...answerFaults(judged)];
}

function statusFaults({ endpoint, expected, answer, toNothing }: Judged): string[] {
  if (expected === 'carried_out') return answer.status === endpoint.status ? [] : [`was refused: ${short(answer)}`];
  if (expected !== 'not_found') {
    const isIt = answer.status >= 400 && codeOf(answer) === expected;
    return isIt ? [] : [`should be refused with ${expected}: ${short(answer)}`];
  }
  if (answer.status < 400) return [`reached a record it should not: ${short(answer)}`];
  if (toNothing && withoutId(answer) !== withoutId(toNothing))
    return [`tells that a hidden record exists: ${short(answer)} where nothing is: ${short(toNothing)}`];
  return [];
}

/** Texts of places that the caller does not reach. A refusal tells no text of any record. */
function markFaults({ endpoint, caller, expected, answer }: Judged): string[] {
  const foreign = [...answer.body.matchAll(MARKS)].filter(([, kind, place = '']) => {
    if (expected !== 'carried_out') return true;
    if (kind === 'U') return !(endpoint.access === 'public' || touches(caller.place, place));
    if (kind === 'P' && endpoint.namesFromAbove && covers(place, caller.place)) return false;
    if (endpoint.access === 'public' || !covers(caller.place, place)) return true;
    // System administrators keep units and people, and read no residents' matters; a reporter reads no names.
    return (kind === 'T' && caller.role === 'system_admin') || (kind === 'P' && endpoint.access === 'secret_holder');
  });
  return foreign.length > 0 ? [`tells foreign texts: ${[...new Set(foreign.map(([text]) => text))].join(' ')}`] : [];
}

/** Whether one of the places lies within the other: people know the units above their own. */
const touches = (one: Place, other: Place) => covers(one, other) || covers(other, one);

function answerFaults({ endpoint, expected, answer, reader, onTold }: Judged): string[] {
  if (expected !== 'carried_out' || typeof endpoint.response === 'string' || answer.status !== endpoint.status)
    return [];
  if (answer.status === 204) return answer.body === '' ? [] : ['answers something where nothing is declared'];
  return fieldFaults(endpoint.response, JSON.parse(answer.body), reader, onTold).map((fault) => `field ${fault}`);
}

/** What is carried out leaves an event, unless the contract says why not; what is refused changes nothing. */
export function eventFaults({ leavesNoEvent }: Endpoint, expected: Expected, events: number): string[] {
  if (expected === 'carried_out' && leavesNoEvent === undefined) return events > 0 ? [] : ['leaves no event'];
  return events === 0 ? [] : [`leaves ${events} events of a change`];
}

/** The stable code of a refusal: of a problem document, or in brackets where a dialect has no room for one. */
export function codeOf({ body }: Answer): string | undefined {
  if (body.startsWith('[')) return /\[([\w.]+)(?:: \w+)?\]"/.exec(body)?.[1];
  return body.startsWith('{') ? (JSON.parse(body) as { code?: string }).code : undefined;
}

const withoutId = ({ status, body }: Answer) => `${status} ${body.replace(/"requestId":"[^"]*"/, '')}`;
const short = ({ status, body }: Answer) => `${status} ${body.slice(0, 160)}`;
