-- CreateTable
CREATE TABLE "resident_photos" (
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "resident_id" UUID NOT NULL,
    "content" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "added_by_name" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "resident_photos_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "resident_photos_resident_id_idx" ON "resident_photos"("resident_id");

-- AddForeignKey
ALTER TABLE "resident_photos" ADD CONSTRAINT "resident_photos_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "residents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here on by hand: what the Prisma schema cannot say.

ALTER TABLE "resident_photos" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "resident_photos" FORCE ROW LEVEL SECURITY;
CREATE POLICY "resident_photos_in_scope" ON "resident_photos" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);

GRANT SELECT, INSERT, UPDATE, DELETE ON "resident_photos" TO linli_app;

-- Photos go along when files change hands, as family, contacts and visits do.
CREATE OR REPLACE FUNCTION linli_move_belongings(t resident_transfers, ids uuid[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  gone uuid[];
BEGIN
  UPDATE resident_kin SET district_id = t.district_id, street_id = t.to_street_id, community_id = t.to_community_id
    WHERE resident_id = ANY (ids);
  UPDATE resident_contacts SET district_id = t.district_id, street_id = t.to_street_id, community_id = t.to_community_id
    WHERE resident_id = ANY (ids);
  UPDATE resident_photos SET district_id = t.district_id, street_id = t.to_street_id, community_id = t.to_community_id
    WHERE resident_id = ANY (ids);
  UPDATE visits SET district_id = t.district_id, street_id = t.to_street_id, community_id = t.to_community_id
    WHERE resident_id = ANY (ids);
  SELECT array_agg(id) INTO gone FROM (
    SELECT id FROM residents WHERE merged_into_id = ANY (ids) AND community_id = t.from_community_id
    ORDER BY id FOR UPDATE) AS merged;
  UPDATE residents SET district_id = t.district_id, street_id = t.to_street_id, community_id = t.to_community_id,
    version = version + 1 WHERE id = ANY (gone);
  UPDATE resident_merges SET district_id = t.district_id, street_id = t.to_street_id, community_id = t.to_community_id
    WHERE resident_id = ANY (ids) OR resident_id = ANY (gone);
END $$;
