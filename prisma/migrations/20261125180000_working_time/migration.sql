-- CreateTable
CREATE TABLE "unit_working_times" (
    "unit_id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID,
    "community_id" UUID,
    "weeks" JSONB NOT NULL,
    "exceptions" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "unit_working_times_pkey" PRIMARY KEY ("unit_id")
);

-- AddForeignKey
ALTER TABLE "unit_working_times" ADD CONSTRAINT "unit_working_times_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "org_units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: anybody reads opening hours, which every promise rests on; they are written within one's own units.
ALTER TABLE "unit_working_times" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "unit_working_times" FORCE ROW LEVEL SECURITY;
CREATE POLICY "unit_working_times_for_all" ON "unit_working_times" FOR SELECT USING (true);
CREATE POLICY "unit_working_times_in_scope" ON "unit_working_times" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);

GRANT SELECT, INSERT, UPDATE ON "unit_working_times" TO linli_app;
