-- CreateTable
CREATE TABLE "resident_exports" (
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID,
    "community_id" UUID,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "is_whole" BOOLEAN NOT NULL,
    "request" TEXT NOT NULL,
    "requester" JSONB NOT NULL,
    "total" INTEGER,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "run_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "resident_exports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resident_export_parts" (
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID,
    "community_id" UUID,
    "export_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" TEXT NOT NULL,

    CONSTRAINT "resident_export_parts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "resident_exports_person_id_id_idx" ON "resident_exports"("person_id", "id");

-- CreateIndex
CREATE INDEX "resident_exports_expires_at_idx" ON "resident_exports"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "resident_export_parts_export_id_run_id_number_key" ON "resident_export_parts"("export_id", "run_id", "number");

-- AddForeignKey
ALTER TABLE "resident_export_parts" ADD CONSTRAINT "resident_export_parts_export_id_fkey" FOREIGN KEY ("export_id") REFERENCES "resident_exports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: who sees them.
ALTER TABLE "resident_exports" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "resident_exports" FORCE ROW LEVEL SECURITY;
CREATE POLICY "resident_exports_in_scope" ON "resident_exports" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);

ALTER TABLE "resident_export_parts" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "resident_export_parts" FORCE ROW LEVEL SECURITY;
CREATE POLICY "resident_export_parts_in_scope" ON "resident_export_parts" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);

-- They are deleted after an hour; parts change only when keys are rotated.
GRANT SELECT, INSERT, UPDATE, DELETE ON "resident_exports", "resident_export_parts" TO linli_app;

-- Any number of files may wait, one behind another.
SELECT pgboss.create_queue('residents.make_export', '{"policy": "standard"}');
SELECT pgboss.create_queue('residents.delete_expired_exports', '{"policy": "short"}');
