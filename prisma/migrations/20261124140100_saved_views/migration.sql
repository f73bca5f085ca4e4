-- CreateTable
CREATE TABLE "saved_views" (
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID,
    "community_id" UUID,
    "unit_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "owner_name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "title_index" TEXT NOT NULL,
    "list" JSONB NOT NULL,
    "is_shared" BOOLEAN NOT NULL,
    "is_first" BOOLEAN NOT NULL DEFAULT false,
    "deleted_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "saved_views_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "saved_views_unit_id_owner_id_idx" ON "saved_views"("unit_id", "owner_id");

-- By hand: who sees them.
ALTER TABLE "saved_views" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "saved_views" FORCE ROW LEVEL SECURITY;
CREATE POLICY "saved_views_in_scope" ON "saved_views" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);

-- What nobody brought back within the hour is deleted.
GRANT SELECT, INSERT, UPDATE, DELETE ON "saved_views" TO linli_app;
