-- CreateTable
CREATE TABLE "audit_seals" (
    "chain" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "run" INTEGER NOT NULL,
    "form" SMALLINT NOT NULL,
    "first_id" BIGINT NOT NULL,
    "last_id" BIGINT NOT NULL,
    "event_ids" BIGINT[],
    "leaf_hashes" BYTEA NOT NULL,
    "batch_hash" TEXT NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "head_hash" TEXT NOT NULL,
    "snapshot_xmin" BIGINT NOT NULL,
    "snapshot_xmax" BIGINT NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,
    "pruned_at" TIMESTAMPTZ(3),

    CONSTRAINT "audit_seals_pkey" PRIMARY KEY ("chain","number")
);

-- CreateTable
CREATE TABLE "audit_cursor" (
    "id" SMALLINT NOT NULL,
    "system_id" TEXT NOT NULL,
    "txid" BIGINT NOT NULL,
    "run" INTEGER NOT NULL,

    CONSTRAINT "audit_cursor_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_seals_chain_last_id_idx" ON "audit_seals"("chain", "last_id");

-- Seals are for auditors of their chain; like events they are only ever appended. What retention marks, it marks
-- through a function of the owner's.
ALTER TABLE "audit_seals" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "audit_seals" FORCE ROW LEVEL SECURITY;
CREATE POLICY "audit_seals_in_scope" ON "audit_seals" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'audit' THEN "chain" = ANY ((SELECT linli_scope_units())::text[])
    WHEN 'audit_all' THEN true
    WHEN 'system' THEN true
    ELSE false
  END
);
GRANT SELECT, INSERT ON "audit_seals" TO linli_app;
-- One row, of no unit: where sealing goes on.
GRANT SELECT, INSERT, UPDATE ON "audit_cursor" TO linli_app;

SELECT pgboss.create_queue('audit.seal_events', '{"policy": "short"}');
