-- CreateTable
CREATE TABLE "life_events" (
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "resident_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "version_after" INTEGER NOT NULL,
    "before" JSONB NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "life_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "life_events_resident_id_version_after_idx" ON "life_events"("resident_id", "version_after");

-- "life_events" by hand, what the Prisma schema cannot say. Without these nobody but the owner sees the table.
ALTER TABLE "life_events" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "life_events" FORCE ROW LEVEL SECURITY;
-- CREATE POLICY "life_events_in_scope" ON "life_events" USING (…);   as in 20261123000000_foundation
-- GRANT SELECT, INSERT, UPDATE ON "life_events" TO linli_app;

-- From here on by hand: what the Prisma schema cannot say.

ALTER TABLE "life_events" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "life_events" FORCE ROW LEVEL SECURITY;
CREATE POLICY "life_events_in_scope" ON "life_events" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);

GRANT SELECT, INSERT, UPDATE ON "life_events" TO linli_app;
