import type { ROLL_REFUSALS } from '@linli/domain/residents/roll-refusals.ts';

const refusals: Record<keyof typeof ROLL_REFUSALS, string> = {
  'roll.not_found': 'This import was not found. It may have expired or been thrown away.',
  'roll.row_not_found': 'This row was not found. Please reload the page and try again.',
  'roll.not_recognised':
    'No roll was recognised: there is no heading like “姓名”, and the columns do not tell by themselves. Download the template, arrange the roll like it and upload it again.',
  'roll.mapping_impossible':
    'The columns cannot be read like this: each sheet needs one column of names, and no two columns can hold the same.',
  'roll.not_now': 'This cannot be done with the import now. Please reload the page to see how it stands.',
  'roll.changed_meanwhile': 'Somebody has just changed this import. Please reload the page and try again.',
  'roll.files_changed':
    'Files of residents changed since the preview. It has been compared again: please look once more, then confirm.',
  'roll.nothing_to_import': 'There is nothing to take in: all rows are as the files are, or have faults still.',
  'roll.others_depend': 'It cannot be undone: {{count}} of the files it made or changed have been changed since.',
};

export const rollsOfficeEn = { refusals };
