-- CreateTable
CREATE TABLE "resident_erasures" (
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'asked',
    "ground" TEXT NOT NULL,
    "asked_by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "masked_name" TEXT NOT NULL,
    "asker_id" UUID NOT NULL,
    "asker_name" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "decider_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "answer" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "resident_erasures_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "resident_erasures_community_id_id_idx" ON "resident_erasures"("community_id", "id");

-- CreateIndex
CREATE INDEX "resident_erasures_street_id_id_idx" ON "resident_erasures"("street_id", "id");

-- CreateIndex
CREATE INDEX "resident_erasures_district_id_id_idx" ON "resident_erasures"("district_id", "id");

-- From here on by hand: what the Prisma schema cannot say.

-- A file is asked for once at a time; also what waits of a file.
CREATE UNIQUE INDEX "resident_erasures_asked_key" ON "resident_erasures" ("file_id") WHERE "status" = 'asked';
-- What waits for a street.
CREATE INDEX "resident_erasures_waiting_idx" ON "resident_erasures" ("street_id", "id") WHERE "status" = 'asked';
-- Where somebody was handed over, for their own data and its erasure.
CREATE INDEX "resident_transfer_people_resident_id_idx" ON "resident_transfer_people" ("resident_id");
-- Life events of others that moved somebody along.
CREATE INDEX "life_events_files_idx" ON "life_events" USING gin (("before" -> 'files') jsonb_path_ops);

ALTER TABLE "resident_erasures" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "resident_erasures" FORCE ROW LEVEL SECURITY;
CREATE POLICY "resident_erasures_in_scope" ON "resident_erasures" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);

-- A request is answered, never deleted: it is what proves that something was erased, and that it was right.
GRANT SELECT, INSERT, UPDATE ON "resident_erasures" TO linli_app;
-- What goes with a file that is erased.
GRANT DELETE ON "life_events", "resident_merges" TO linli_app;

-- What hangs on a file lies with other communities, too. Row-level security shows an official one street, so carrying
-- an erasure out asks first, within the caller's own scope, whether it was approved in this very transaction, and
-- lifts the scope until the end of it. Returns the level to go back to; null, and nothing lifted, for anybody else.
CREATE FUNCTION linli_begin_erasure(p_erasure uuid) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
  caller text := linli_scope_level();
BEGIN
  PERFORM FROM resident_erasures
    WHERE id = p_erasure AND status = 'erased' AND xmin = pg_current_xact_id()::xid AND street_id = ANY (linli_scope_units());
  IF NOT FOUND OR caller <> 'street' THEN RETURN NULL; END IF;
  PERFORM set_config('linli.level', 'system', true);
  RETURN caller;
END $$;
GRANT EXECUTE ON FUNCTION linli_begin_erasure(uuid) TO linli_app;
