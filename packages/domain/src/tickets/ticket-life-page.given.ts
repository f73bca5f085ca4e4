import { TICKET_ACTIONS, TICKET_TRANSITIONS } from './ticket-life.ts';
import { TICKET_STATUSES, type TicketStatus } from './ticket.ts';

interface Step {
  readonly from: readonly TicketStatus[];
  readonly to: TicketStatus | 'same' | 'before';
  readonly who: readonly string[];
  readonly when?: readonly string[];
  readonly needs?: readonly string[];
}

/** docs/ticket-life.md: the transition table as a diagram that moves a ticket on, and as a table of all steps. */
export function ticketLifePage(): string {
  const steps = TICKET_ACTIONS.map((action) => [action, TICKET_TRANSITIONS[action] as Step] as const);
  const leadingTo = (held: readonly string[]) => steps.flatMap(([, { from, to }]) => (held.includes(to) ? from : []));
  const arrows = steps.flatMap(([action, { from, to }]) => {
    if (to === 'same') return [];
    const targets = to === 'before' ? leadingTo(from) : [to];
    return from.flatMap((status) => targets.map((target) => `  ${status} --> ${target}: ${action}`));
  });
  const cells = (list: readonly string[] | undefined) => (list ?? []).join(', ') || '–';
  const rows = steps.map(([action, { from, to, who, when, needs }]) => {
    const all = from.length === TICKET_STATUSES.length ? 'any' : from.join(', ');
    return `| ${action} | ${all} | ${to} | ${cells(who)} | ${cells(when)} | ${cells(needs)} |`;
  });
  return `# The life of a ticket

Drawn from \`TICKET_TRANSITIONS\` in \`packages/domain/src/tickets/ticket-life.ts\` by its test; after a change there, \`npx vitest run --project domain ticket-life-page -u\` writes it anew. What the words mean: [glossary](glossary.md). Why it is one table: [0025](decisions/0025-life-of-a-ticket.md).

\`\`\`mermaid
stateDiagram-v2
  [*] --> reported
${arrows.join('\n')}
\`\`\`

\`same\` leaves the status as it is; \`before\` goes back to where the ticket was put off.

| step | from | to | by | only if | needs |
|---|---|---|---|---|---|
${rows.join('\n')}
`;
}
