// `npm run audit:verify`: recomputes the seals of the audit trail, whether Linli runs or not.
import './shared/node-version.mjs';

const { verifyAudit } = await import('./start/verify-audit.mjs');
await verifyAudit();
