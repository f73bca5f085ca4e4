export { UnitSearchSelect } from './unit-search-select.tsx';
