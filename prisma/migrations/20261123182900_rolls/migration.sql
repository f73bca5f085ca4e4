-- CreateTable
CREATE TABLE "roll_imports" (
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID,
    "community_id" UUID,
    "unit_id" UUID NOT NULL,
    "importer_id" UUID NOT NULL,
    "importer_name" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "counts" JSONB NOT NULL,
    "takes_doubtful" BOOLEAN NOT NULL DEFAULT false,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "confirmer" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "imported_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "roll_imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roll_chunks" (
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID,
    "community_id" UUID,
    "import_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "outcomes" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "effects" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "roll_chunks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roll_mappings" (
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID,
    "community_id" UUID,
    "unit_id" UUID NOT NULL,
    "signature" TEXT NOT NULL,
    "fields" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "roll_mappings_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "roll_imports_community_id_id_idx" ON "roll_imports"("community_id", "id");

-- CreateIndex
CREATE INDEX "roll_imports_street_id_id_idx" ON "roll_imports"("street_id", "id");

-- CreateIndex
CREATE INDEX "roll_imports_district_id_id_idx" ON "roll_imports"("district_id", "id");

-- CreateIndex
CREATE INDEX "roll_imports_expires_at_idx" ON "roll_imports"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "roll_chunks_import_id_number_key" ON "roll_chunks"("import_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "roll_mappings_unit_id_signature_key" ON "roll_mappings"("unit_id", "signature");

-- AddForeignKey
ALTER TABLE "roll_chunks" ADD CONSTRAINT "roll_chunks_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "roll_imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: who sees them.
ALTER TABLE "roll_imports" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "roll_imports" FORCE ROW LEVEL SECURITY;
CREATE POLICY "roll_imports_in_scope" ON "roll_imports" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);

ALTER TABLE "roll_chunks" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "roll_chunks" FORCE ROW LEVEL SECURITY;
CREATE POLICY "roll_chunks_in_scope" ON "roll_chunks" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);

ALTER TABLE "roll_mappings" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "roll_mappings" FORCE ROW LEVEL SECURITY;
CREATE POLICY "roll_mappings_in_scope" ON "roll_mappings" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);

-- Previews that nobody confirmed are deleted; what was imported stays.
GRANT SELECT, INSERT, UPDATE, DELETE ON "roll_imports", "roll_chunks", "roll_mappings" TO linli_app;
-- An import can be taken back.
GRANT DELETE ON "residents", "resident_labels", "residencies", "households" TO linli_app;

-- Any number of rolls may wait, one behind another.
SELECT pgboss.create_queue('residents.import_roll', '{"policy": "standard"}');
SELECT pgboss.create_queue('residents.delete_expired_rolls', '{"policy": "short"}');
