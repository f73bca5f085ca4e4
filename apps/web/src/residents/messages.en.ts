import type { residentsZh } from './messages.zh.ts';

export const residentsEn: typeof residentsZh = {
  refusals: {
    'resident.not_found': 'There is no such file.',
    'building.not_found': 'There is no such building; please choose another one.',
    'building.compound_not_found': 'There is no such compound; please choose another one.',
    'resident.household_not_found': 'There is no such household.',
    'resident.label_not_found': 'There is no such label.',
    'resident.not_allowed': 'You may not change this file; ask the community where the resident lives.',
    'resident.filter_not_allowed': 'You may not look for residents by this label.',
    'resident.not_now': 'This cannot be done with the file now; reload to see how it stands.',
    'resident.changed_meanwhile': 'Somebody has just changed this file; please look at it again before editing.',
    'resident.id_number_known': 'This community has a file of this document number; please open that one.',
    'resident.probably_known': 'This community may have a file of this person; please compare first.',
    'resident.id_number_wrong': 'The document number is wrong; please check it against the document.',
    'resident.contradicts_id_number': 'This contradicts the ID number; please check.',
    'resident.undo_too_late': 'The file has changed since; this cannot be taken back any more.',
    'resident.label_already_held': 'This resident already has this label.',
    'resident.merge_not_found': 'This merge was not found.',
    'resident.merge_undone': 'This merge was undone already.',
    'resident.merge_hindered': 'This merge cannot be undone any more.',
    'resident.duplicate_not_found': 'These two files were not found; they may no longer look like one person.',
    'resident.duplicate_elsewhere': 'The other file lies in another community. Please ask the street or the district.',
    'resident.duplicate_decided': 'Somebody has already decided this pair. Please reload.',
  },
};
