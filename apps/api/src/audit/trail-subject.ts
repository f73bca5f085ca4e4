/** Stands for what lies above every unit, where an event about the trail needs a subject. */
export const INSTALLATION_ID = '00000000-0000-0000-0000-000000000000';
