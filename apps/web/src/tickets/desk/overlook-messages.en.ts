import type { overlookZh } from './overlook-messages.zh.ts';

export const overlookEn: typeof overlookZh = {
  title: 'Tickets at a glance',
  unit: 'Unit',
  whole: 'All units',
  behind_one: '{{overdue}} tickets are overdue in {{unit}}, all in one unit: {{names}}.',
  behind_other: '{{overdue}} tickets are overdue in {{unit}}, in {{count}} units, most in {{names}}.',
  behindHere: '{{overdue}} tickets are overdue in {{unit}}.',
  fine: 'Nothing is overdue in {{unit}}.',
  waiting: '{{reported}} wait to be accepted, {{in_progress}} are in progress, {{open}} wait for volunteers.',
  named: '{{name}} ({{overdue}})',
  table: 'Unfinished tickets by unit',
  columns: { unit: 'Unit', reported: 'To accept', unfinished: 'Unfinished', overdue: 'Overdue' },
  records: '{{unit}}: {{count}} {{what}}',
  showFine_one: '1 more unit has nothing unfinished',
  showFine_other: '{{count}} more units have nothing unfinished',
  hideFine: 'Hide units with nothing unfinished',
};
