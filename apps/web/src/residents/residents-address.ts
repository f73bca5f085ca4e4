import { CARE_LABEL_CODES, type CareLabel } from '@linli/domain/residents/care-label.ts';
import { SEXES } from '@linli/domain/residents/id-number.ts';
import { LIFE_EVENT_CODES } from '@linli/domain/residents/life-event.ts';
import { EMPLOYMENT_STATUSES, type EmploymentStatus } from '@linli/domain/residents/resident.ts';
import { VISIT_FILTER_CODES } from '@linli/domain/residents/last-visit.ts';
import { AGE_BANDS, LISTED_STATUSES } from '@linli/domain/residents/resident-file.ts';
import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import type { SavedList } from '@linli/domain/residents/saved-views.contract.ts';
import type { ResidentSearch } from './residents.queries.ts';

export const SORTS = ['name', 'oldest', 'youngest', 'newest', 'registered', 'longest_unvisited'] as const;
export const EMPLOYMENT_CODES = Object.keys(EMPLOYMENT_STATUSES) as EmploymentStatus[];

export type FilterName =
  | 'unitId'
  | 'age'
  | 'sex'
  | 'labels'
  | 'employment'
  | 'visited'
  | 'status'
  | 'sort'
  | 'buildingId';
export type FilterChange = Partial<Record<FilterName, string | null>>;

const FORMS = ['edit', 'transfer', ...LIFE_EVENT_CODES] as const;
export type FormName = (typeof FORMS)[number];

/** Where the pages of one room are. */
export type Room = '/desk' | '/overlook';

function oneOf<C extends string>(codes: readonly C[], text: string | null): C | undefined {
  return codes.find((code) => code === text);
}

function readSearch(params: URLSearchParams): Omit<ResidentSearch, 'text'> & { age: string | undefined } {
  const age = oneOf(AGE_BANDS, params.get('age'));
  const [from, to] = age?.split('-') ?? [];
  const asked = new Set(params.get('labels')?.split(','));
  const labels = CARE_LABEL_CODES.filter((code) => asked.has(code)) as CareLabel[];
  const unitId = params.get('unitId');
  const buildingId = params.get('buildingId');
  const sex = oneOf(SEXES, params.get('sex'));
  const employment = oneOf(EMPLOYMENT_CODES, params.get('employment'));
  const visited = oneOf(VISIT_FILTER_CODES, params.get('visited'));
  return {
    ...(unitId && { unitId }),
    ...(buildingId && { buildingId }),
    ...(from && { ageFrom: Number(from) }),
    ...(to && { ageTo: Number(to) }),
    ...(sex && { sex }),
    ...(labels.length > 0 && { labels }),
    ...(employment && { employment }),
    ...(visited && { visited }),
    status: oneOf(LISTED_STATUSES, params.get('status')) ?? 'living_here',
    sort: oneOf(SORTS, params.get('sort')) ?? 'name',
    age,
  };
}

/** The address of a saved list: its filters in words of their own, and which view it is. */
export function addressOfList(list: SavedList, viewId: string): URLSearchParams {
  const { unitId, buildingId, ageFrom, ageTo, sex, labels = [], employment, visited, status, sort } = list;
  const age = ageFrom === undefined && ageTo === undefined ? undefined : `${ageFrom ?? 0}-${ageTo ?? ''}`;
  const labelled = labels.length > 0 ? labels.join(',') : undefined;
  const said = { unitId, buildingId, age, sex, labels: labelled, employment, visited, view: viewId };
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(said)) if (value !== undefined) params.set(name, value);
  if (status !== 'living_here') params.set('status', status);
  if (sort !== 'name') params.set('sort', sort);
  return params;
}

/** What the address says: filters and which file stands beside the list. Nobody's name or number is in it. */
export function useResidentsAddress(room: Room) {
  const [params, setParams] = useSearchParams();
  const { residentId: id, form } = useParams();
  const { state } = useLocation() as { state: unknown };
  const navigate = useNavigate();
  const { age, ...filters } = useMemo(() => readSearch(params), [params]);
  const query = params.size > 0 ? `?${params}` : '';
  const change = useCallback(
    (changed: FilterChange) =>
      setParams(
        (now) => {
          const next = new URLSearchParams(now);
          // What was changed is not the saved view any more.
          next.delete('view');
          for (const [name, value] of Object.entries(changed)) {
            if (value) next.set(name, value);
            else next.delete(name);
          }
          return next;
        },
        { state, preventScrollReset: true },
      ),
    [setParams, state],
  );
  /** To a file, the form of a new one, or (null) the list alone; filters and the search stay. */
  const open = useCallback(
    (file: string | null, { replace = false } = {}) =>
      void navigate(
        { pathname: `${room}/residents${file === null ? '' : `/${file}`}`, search: query },
        { state, replace },
      ),
    [navigate, room, query, state],
  );
  return {
    filters,
    age,
    isFiltered: [...params.keys()].some((name) => name !== 'sort' && name !== 'status' && name !== 'view'),
    residentId: id === undefined || id === 'new' ? null : id,
    isCreating: id === 'new',
    /** `edit`, or the life event whose form stands beside the list. */
    form: oneOf(FORMS, form ?? null) ?? null,
    /** The saved view that is shown as it was saved. */
    viewId: params.get('view'),
    change,
    show: (next: URLSearchParams) => setParams(next, { state }),
    open,
    clear: () => setParams({}, { state }),
  };
}
