import type { ResidentSummary, ResidentView } from '@linli/domain/residents/resident-views.contract.ts';

const COMMUNITY = { id: '01900000-0000-7000-8000-00000000000c', name: '彩塔街社区' };
const idOf = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** The `n`th resident of a list, as a worker sees them. */
export function givenSummary(n: number, over: Partial<ResidentSummary> = {}): ResidentSummary {
  return {
    id: idOf(n),
    name: `王小明${n}`,
    sex: 'male',
    age: 70,
    idNumber: '210102********1234',
    phone: '138****8000',
    address: '文化路12号3号楼2单元501',
    labels: ['living_alone'],
    employment: 'retired',
    householdRole: 'head',
    lastVisitedOn: null,
    status: 'living_here',
    community: COMMUNITY,
    grid: null,
    version: 1,
    ...over,
  };
}

/** The file of the `n`th resident, as a worker sees it. */
export function givenResident(n: number, over: Partial<ResidentView> = {}): ResidentView {
  return {
    ...givenSummary(n),
    birthDate: '1956',
    documentKind: 'resident',
    ethnicGroup: '汉族',
    workplace: '',
    registeredAddress: '',
    notes: '',
    household: null,
    maritalStatus: null,
    kin: [],
    contacts: [],
    consent: 'given',
    consentAt: '2026-11-01T01:00:00.000Z',
    source: 'counter',
    registeredAt: '2026-11-01T01:00:00.000Z',
    mergedIntoId: null,
    labelHistory: [],
    residencies: [],
    hidden: ['birth_date', 'id_number', 'phone'],
    availableActions: ['edit', 'add_label', 'end_label'],
    undoable: null,
    ...over,
  };
}

export const NO_COUNTS = { total: 3, isMore: false, bySex: [], byAge: [], byEmployment: [], byVisit: [], byLabel: [] };
