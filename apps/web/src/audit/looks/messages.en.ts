import type { LookKind } from '@linli/domain/audit/look.ts';
import type { ExportColumn } from '@linli/domain/residents/resident-export.ts';
import { wordsEn } from '../../residents/public.ts';
import type { looksZh } from './messages.zh.ts';

const kind: Record<LookKind, string> = {
  reveal: 'Hidden data revealed',
  whole_export: 'Whole list exported',
  own_data: 'Own data handed out',
  contact: 'Reporter’s contact read',
  photos: 'Photos of a ticket seen',
};

const columns: Record<ExportColumn, string> = {
  name: 'name',
  sex: 'sex',
  age: 'age',
  labels: 'labels',
  address: 'address',
  phone: 'phone',
  idNumber: 'ID number',
  role: 'relation to the head',
  employment: 'employment',
  visited: 'last visit',
  grid: 'grid',
  community: 'community',
  status: 'status',
};

export const looksEn: typeof looksZh = {
  kind,
  field: {
    ...columns,
    ...wordsEn.hidden,
    label: 'details of a label',
    contacts: 'one contact',
    visits: 'the note of a visit',
  },
  title: 'Who looked',
  lead: 'Who saw whose hidden data, whole lists or photos, when and why. What they saw is not told here.',
  leadOwn: 'The hidden data, whole lists and photos that you saw, with your reasons. Your supervisors see this, too.',
  list: 'List of looks',
  today: {
    title: 'Today',
    none: 'Nobody has looked today.',
    noneOwn: 'You have not looked today.',
    of: '{{kind}}: {{count}}',
  },
  column: { at: 'When', who: 'Who', what: 'What was seen', whose: 'Of', unit: 'Unit', reason: 'Reason' },
  rows: '{{count}} people',
  only: 'Only this one',
  onlyOf: 'Only those of {{name}}',
  noReason: 'none is asked for',
  filter: { kind: 'Kind', allKinds: 'All kinds' },
  empty: {
    title: 'No looks match',
    hint: 'Widen the filters; each reveal, whole export and opening of photos is kept here.',
  },
};
