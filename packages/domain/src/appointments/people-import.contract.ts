import { z } from 'zod';
import { ROLES } from '../shared/actor.ts';
import { defineContract } from '../shared/contract.ts';
import { Id, Moment, Text } from '../shared/page.contract.ts';
import { SPREADSHEET_LIMITS, SPREADSHEET_UPLOAD } from '../shared/spreadsheet.ts';
import { PERSON_LIMITS } from './appointment.ts';
import { APPOINTERS, Username } from './appointments.contract.ts';
import { PEOPLE_OUTCOMES } from './people-compare.ts';
import { PEOPLE_IMPORT_ROWS, PEOPLE_ISSUE_CODES, PEOPLE_ISSUE_FIELDS } from './people-row.ts';

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const PeoplePreviewRow = z.strictObject({
  /** Empty for a .csv. */
  sheet: z.string(),
  /** `A7`: where its name stands in the file. */
  address: z.string(),
  outcome: z.enum(PEOPLE_OUTCOMES),
  name: z.string(),
  /** Empty while the row is wrong and nobody chose one. */
  username: z.string(),
  isUsernameProposed: z.boolean(),
  phone: z.string().nullable(),
  role: z.enum(ROLES).nullable(),
  unit: z.strictObject({ id: Id, name: z.string() }).nullable(),
  lastDay: Day.nullable(),
  issues: z.array(
    z.strictObject({
      field: z.enum(PEOPLE_ISSUE_FIELDS),
      code: z.enum(PEOPLE_ISSUE_CODES),
      /** The cell, and what stands there. */
      address: z.string(),
      text: z.string(),
    }),
  ),
  /** Where the row stands that it repeats. */
  repeats: z.string().nullable(),
});
export type PeoplePreviewRow = z.output<typeof PeoplePreviewRow>;

const PeoplePreview = z.strictObject({
  rows: z.array(PeoplePreviewRow),
  /** Headings of which nobody knows what stands below. */
  unread: z.array(z.string()),
});
export type PeoplePreview = z.output<typeof PeoplePreview>;

const ImportedPerson = z.strictObject({
  name: Text(PERSON_LIMITS.nameLength),
  username: Username,
  phone: z
    .string()
    .regex(/^1[3-9]\d{9}$/)
    .nullable(),
  role: z.enum(ROLES),
  /** Null above all units. */
  unitId: Id.nullable(),
  /** The last day of the appointment. */
  lastDay: Day.nullable(),
  /** As the preview said; an account that came to be in between is nobody to appoint by mistake. */
  isNew: z.boolean(),
});

/** Told this once: what each new person needs to sign in for the first time. */
export const FirstSlip = z.strictObject({
  name: z.string(),
  username: z.string(),
  role: z.enum(ROLES),
  unitName: z.string().nullable(),
  /** Below the address of the web, with the token as its fragment. */
  path: z.string(),
  expiresAt: Moment,
});
export type FirstSlip = z.output<typeof FirstSlip>;

export const peopleImportContract = defineContract({
  template: {
    method: 'GET',
    path: '/appointments/people/template',
    access: APPOINTERS,
    status: 200,
    response: 'spreadsheet',
    summary: 'An empty list of people to fill in',
  },
  preview: {
    method: 'POST',
    path: '/appointments/people/preview',
    access: APPOINTERS,
    isRead: true,
    leavesNoEvent: 'It only reads the file; nothing of it is kept.',
    status: 200,
    query: z.strictObject({ fileName: z.string().trim().min(1).max(SPREADSHEET_LIMITS.fileNameLength) }),
    upload: SPREADSHEET_UPLOAD,
    response: PeoplePreview,
    summary: 'Read a list of people (.xlsx, .xls, .csv) and say row by row what it would do; nothing is written',
  },
  confirm: {
    method: 'POST',
    path: '/appointments/people/import',
    access: APPOINTERS,
    stepUp: true,
    bodyLimit: 2 * 1024 * 1024,
    status: 201,
    body: z.strictObject({ people: z.array(ImportedPerson).min(1).max(PEOPLE_IMPORT_ROWS) }),
    response: z.strictObject({ slips: z.array(FirstSlip), appointed: z.number().int() }),
    summary: 'Open accounts and give appointments for a whole list, or none of it; answers first sign-in links',
  },
});
