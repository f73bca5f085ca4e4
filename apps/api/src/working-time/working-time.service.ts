import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { HOLIDAY_NOTICES } from '@linli/domain/working-time/public-holidays.ts';
import { USUAL_WEEK, type OpenSpan, type UnitHours } from '@linli/domain/working-time/working-calendar.ts';
import type { workingTimeContract, WorkingTimeView } from '@linli/domain/working-time/working-time.contract.ts';
import { findVisibleUnit, unitsAbove, type Unit } from '../org-units/public.ts';
import type { ScopedClient, Transaction } from '../shared/database.ts';
import { change, recordEvent } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { listHours, saveHours } from './working-time.store.ts';

type Contract = typeof workingTimeContract;

export async function getWorkingTime(
  platform: Platform,
  actor: PersonActor,
  orgUnitId: string,
): Promise<WorkingTimeView> {
  const { scoped } = platform.database;
  return viewOf(scoped, actor, await getUnit(scoped, actor, orgUnitId));
}

export async function saveWorkingTime(
  platform: Platform,
  actor: PersonActor,
  orgUnitId: string,
  { version, weeks, exceptions }: BodyOf<Contract['save']>,
): Promise<WorkingTimeView> {
  return change(platform, async (transaction) => {
    const unit = await getUnit(transaction, actor, orgUnitId);
    const before = (await listHours(transaction, [unit.id])).get(unit.id);
    const isSame = (before?.version ?? 0) === version;
    if (!isSame || !(await saveHours(transaction, unit, version, { weeks, exceptions })))
      refuse('working_time.changed_meanwhile');
    const changes = {
      weeks: [weeksText(before?.weeks ?? []), weeksText(weeks)],
      exceptions: [exceptionsText(before?.exceptions ?? []), exceptionsText(exceptions)],
    } as const;
    const changed = Object.fromEntries(Object.entries(changes).filter(([, [from, to]]) => from !== to));
    const subject = { type: 'org_unit', id: unit.id, path: unit.path };
    await recordEvent(transaction, { actor, action: 'working_time.save', subject, changes: changed }, platform.clock());
    return viewOf(transaction, actor, unit);
  });
}

/** A grid has no office: its community's hours are its own. */
async function getUnit(client: ScopedClient | Transaction, actor: PersonActor, unitId: string): Promise<Unit> {
  const unit = await findVisibleUnit(client, actor, unitId);
  return unit && unit.kind !== 'grid' ? unit : refuse('org_unit.not_found');
}

async function viewOf(client: ScopedClient | Transaction, actor: PersonActor, unit: Unit): Promise<WorkingTimeView> {
  const above = await unitsAbove(client, unit);
  const hours = await listHours(client, [unit.id, ...above.map(({ id }) => id)]);
  const saidBy = (id: string) => {
    const { weeks = [], exceptions = [] } = hours.get(id) ?? {};
    return { weeks, exceptions };
  };
  const view = {
    unit: nameOf(unit),
    ...saidBy(unit.id),
    version: hours.get(unit.id)?.version ?? 0,
    mayEdit: actor.role !== 'community_worker',
    above: above.map((each) => ({ unit: nameOf(each), ...saidBy(each.id) })),
    usual: USUAL_WEEK,
    notices: Object.entries(HOLIDAY_NOTICES).map(([year, notice]) => ({ year: Number(year), ...notice })),
  };
  return structuredClone(view) as WorkingTimeView;
}

const nameOf = ({ id, name, kind }: Pick<Unit, 'id' | 'name' | 'kind'>) => ({ id, name, kind });

/** `2026-06-01 1 08:30-12:00 2 …`: days are numbered from Monday. */
function weeksText(weeks: UnitHours['weeks']): string {
  return weeks
    .map(({ fromDay, week, keepsHolidays }) => {
      const days = week.flatMap((spans, day) => (spans.length > 0 ? [`${day + 1} ${spansText(spans)}`] : []));
      return `${fromDay}${keepsHolidays ? '' : '*'} ${days.join(' ')}`;
    })
    .join('; ');
}

const exceptionsText = (exceptions: UnitHours['exceptions']) =>
  exceptions.map(({ day, spans, reason }) => `${day} ${spansText(spans) || '-'} ${reason}`).join('; ');

const spansText = (spans: readonly OpenSpan[]) => spans.map(({ from, to }) => `${from}-${to}`).join(',');
