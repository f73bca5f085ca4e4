import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { maskIdNumber, maskName, maskPhone } from '@linli/domain/shared/masking.ts';
import { cellAddress } from '@linli/domain/shared/spreadsheet.ts';
import type { RollField } from '@linli/domain/residents/roll-columns.ts';
import { availableRollActions } from '@linli/domain/residents/roll-import.ts';
import { columnFields, type RollPlan } from '@linli/domain/residents/roll-plan.ts';
import { isShown, type HideableField } from '@linli/domain/residents/resident-privacy.ts';
import type { RollRowView, RollSummary, RollView } from '@linli/domain/residents/rolls.contract.ts';
import type { FieldCipher } from '../../shared/field-cipher.ts';
import { openPlan, type KeptRow } from './roll-content.ts';
import type { StoredRoll } from './rolls.store.ts';

/** What of a field is told to whom: the hideable part of a file that it belongs to. */
const HIDES: Partial<Record<RollField, HideableField>> = {
  name: 'name',
  idNumber: 'id_number',
  phone: 'phone',
  birthDate: 'birth_date',
  age: 'birth_date',
  address: 'address',
  registeredAddress: 'registered_address',
  workplace: 'workplace',
  careLabels: 'sensitive_labels',
  politicalStatus: 'sensitive_labels',
  notes: 'notes',
};

function masked(field: RollField, text: string): string {
  if (text === '' || HIDES[field] === undefined) return text;
  if (field === 'name') return maskName(text);
  if (field === 'idNumber') return maskIdNumber(text);
  return field === 'phone' ? maskPhone(text) : '***';
}

/** What a file holds, as its reader is told it anywhere. */
function toldOfFile(actor: PersonActor, field: RollField, text: string): string {
  const hideable = HIDES[field];
  return hideable === undefined || isShown(actor, hideable) ? text : masked(field, text);
}

/** A roll is whole for whoever imported it: they have the file. */
const isOwn = (actor: PersonActor, roll: Pick<StoredRoll, 'importerId'>): boolean => actor.personId === roll.importerId;

export function summaryOf(cipher: FieldCipher, roll: StoredRoll, isInterrupted: boolean): RollSummary {
  return {
    id: roll.id,
    fileName: cipher.decrypt(roll.fileName, `roll_imports.fileName.${roll.id}`),
    status: roll.status,
    importer: roll.importerName,
    rows: Object.values(roll.counts).reduce((sum, count) => sum + count, 0),
    counts: { ...roll.counts },
    progress: roll.progress,
    isInterrupted,
    createdAt: roll.createdAt.toISOString(),
    expiresAt: roll.expiresAt.toISOString(),
    importedAt: roll.importedAt?.toISOString() ?? null,
    undoneAt: roll.undoneAt?.toISOString() ?? null,
    version: roll.version,
  };
}

export function rollView(
  { actor, cipher }: { actor: PersonActor; cipher: FieldCipher },
  roll: StoredRoll,
  told: { isInterrupted: boolean; community: { id: string; name: string } | null; firstRows: readonly KeptRow[] },
): RollView {
  const plan = openPlan(cipher, roll.id, roll.plan);
  const isWhole = isOwn(actor, roll);
  return {
    ...summaryOf(cipher, roll, told.isInterrupted),
    sheets: plan.sheets.flatMap((sheet, index) => {
      if (!sheet) return [];
      const rows = told.firstRows.filter((row) => row.sheet === index).slice(0, 3);
      const columns = sheet.columns.map(({ column, heading, field, certainty }) => {
        const samples = rows.map(({ texts }) => texts[column] ?? '').filter((text) => text !== '');
        // Of a column that nobody understands it is not known whom it would tell of.
        const shown = (text: string) => (isWhole ? text : field === null ? '***' : masked(field, text));
        return { column, heading, field, certainty, samples: samples.map(shown) };
      });
      const { name, people, grid, isLeftOut } = sheet;
      return [{ sheet: index, name, people, grid, isLeftOut, columns }];
    }),
    community: told.community,
    availableActions: availableRollActions(actor, roll),
  };
}

export function rowView(
  { actor, roll, plan }: { actor: PersonActor; roll: StoredRoll; plan: RollPlan },
  kept: KeptRow,
  row: number,
): RollRowView {
  const isWhole = isOwn(actor, roll);
  const shown = (field: RollField, text: string) => (isWhole ? text : masked(field, text));
  const sheet = plan.sheets[kept.sheet];
  const fields = sheet ? [...columnFields(sheet)] : [];
  return {
    row,
    sheet: kept.sheet,
    outcome: kept.outcome,
    decision: kept.decision,
    cells: fields
      .filter(([, field]) => field !== 'ignored')
      .map(([column, field]) => ({
        field,
        address: cellAddress(kept.row, column),
        text: shown(field, kept.texts[column] ?? ''),
      })),
    issues: kept.issues.map(({ field, severity, code, proposal }) => ({
      field,
      severity,
      code,
      proposal: proposal === undefined ? null : shown(field, proposal),
    })),
    doubts: kept.doubts.map((doubt) => ({
      code: doubt.code,
      severity: doubt.severity,
      reason: 'reason' in doubt ? doubt.reason : null,
      residentId: 'residentId' in doubt ? doubt.residentId : null,
      row: 'row' in doubt ? doubt.row : null,
      fields: 'fields' in doubt ? [...doubt.fields] : [],
    })),
    changes: kept.changes.map(({ field, before, after }) => ({
      field,
      before: toldOfFile(actor, field, before),
      after: shown(field, after),
    })),
    residentId: kept.residentId,
  };
}
