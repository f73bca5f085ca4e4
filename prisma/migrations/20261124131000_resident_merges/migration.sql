-- CreateTable
CREATE TABLE "resident_merges" (
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "resident_id" UUID NOT NULL,
    "merged_id" UUID NOT NULL,
    "merger_name" TEXT NOT NULL,
    "effects" TEXT NOT NULL,
    "merged_at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "resident_merges_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "resident_merges_resident_id_id_idx" ON "resident_merges"("resident_id", "id");

-- CreateIndex
CREATE INDEX "resident_merges_merged_id_idx" ON "resident_merges"("merged_id");

-- AddForeignKey
ALTER TABLE "residents" ADD CONSTRAINT "residents_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "residents"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resident_merges" ADD CONSTRAINT "resident_merges_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "residents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resident_merges" ADD CONSTRAINT "resident_merges_merged_id_fkey" FOREIGN KEY ("merged_id") REFERENCES "residents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand. Nearly no file is merged away: a small index finds those that are, and whether a file may be deleted.
CREATE INDEX "residents_merged_into_id_idx" ON "residents" ("merged_into_id") WHERE "merged_into_id" IS NOT NULL;

-- Who sees them.
ALTER TABLE "resident_merges" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "resident_merges" FORCE ROW LEVEL SECURITY;
CREATE POLICY "resident_merges_in_scope" ON "resident_merges" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);

GRANT SELECT, INSERT, UPDATE ON "resident_merges" TO linli_app;
