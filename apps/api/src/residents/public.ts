export { insertFiles, insertHouseholds, sealFiles, type NewFile } from './resident-bulk.store.ts';
export type { NewHousehold } from './households.store.ts';
export { findAllDuplicates } from './duplicates/find-duplicates.ts';
export { refuseTransfer } from './transfers/decide-transfer.service.ts';
export { askTransfer } from './transfers/transfers.service.ts';
export { refreshResidentStatistics } from './resident-statistics.store.ts';
export { listNames as residentNames } from './residents.store.ts';
