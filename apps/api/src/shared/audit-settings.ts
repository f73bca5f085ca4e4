import path from 'node:path';

/** How the trail is kept, as the installation was told. */
export interface AuditSettings {
  /** Heads of the chains are appended here, outside of the database. */
  readonly anchorFile: string;
  /** Months that events are kept at least. */
  readonly keepMonths: number;
  /** Who is told each new head besides, signed with a secret of both. */
  readonly webhook: { readonly url: string; readonly secret: string } | null;
}

/** The law asks for six months at least (网络安全法 第二十一条). */
export const LEAST_KEEP_MONTHS = 6;

export function auditSettings(dataDir: string, given: Partial<AuditSettings> = {}): AuditSettings {
  return { anchorFile: path.join(dataDir, 'audit-anchors.jsonl'), keepMonths: 36, webhook: null, ...given };
}
