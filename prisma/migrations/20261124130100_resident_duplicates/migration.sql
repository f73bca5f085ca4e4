-- CreateTable
CREATE TABLE "resident_duplicates" (
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "resident_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "resident_duplicates_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "resident_duplicates_other_id_idx" ON "resident_duplicates"("other_id");

-- CreateIndex
CREATE INDEX "resident_duplicates_community_id_status_id_idx" ON "resident_duplicates"("community_id", "status", "id");

-- CreateIndex
CREATE INDEX "resident_duplicates_street_id_status_id_idx" ON "resident_duplicates"("street_id", "status", "id");

-- CreateIndex
CREATE INDEX "resident_duplicates_district_id_status_id_idx" ON "resident_duplicates"("district_id", "status", "id");

-- CreateIndex
CREATE UNIQUE INDEX "resident_duplicates_resident_id_other_id_key" ON "resident_duplicates"("resident_id", "other_id");

-- AddForeignKey
ALTER TABLE "resident_duplicates" ADD CONSTRAINT "resident_duplicates_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "residents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resident_duplicates" ADD CONSTRAINT "resident_duplicates_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "residents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: who sees them.
ALTER TABLE "resident_duplicates" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "resident_duplicates" FORCE ROW LEVEL SECURITY;
CREATE POLICY "resident_duplicates_in_scope" ON "resident_duplicates" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);

-- An open pair whose files were corrected is a pair no more.
GRANT SELECT, INSERT, UPDATE, DELETE ON "resident_duplicates" TO linli_app;

SELECT pgboss.create_queue('residents.find_duplicates', '{"policy": "short"}');
