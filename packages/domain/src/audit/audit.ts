/** The columns of an exported trail, in their order. */
export const EXPORT_COLUMNS = ['id', 'at', 'who', 'role', 'action', 'record', 'unit', 'changes', 'note'] as const;

/** Bounds that the page shows and the API holds. */
export const AUDIT_LIMITS = { exportRows: 50_000, exportWords: 300 } as const;
