import path from 'node:path';

/** How the trail is kept, as the installation was told. */
export interface AuditSettings {
  /** Heads of the chains are appended here, outside of the database. */
  readonly anchorFile: string;
}

export function auditSettings(dataDir: string, given: Partial<AuditSettings> = {}): AuditSettings {
  return { anchorFile: path.join(dataDir, 'audit-anchors.jsonl'), ...given };
}
