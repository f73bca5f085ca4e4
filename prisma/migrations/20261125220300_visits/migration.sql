-- AlterTable
ALTER TABLE "residents" ADD COLUMN     "last_visited_on" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "visits" (
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "resident_id" UUID NOT NULL,
    "day" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "subjects" TEXT[],
    "note" TEXT NOT NULL,
    "visitor_name" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "voided_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "visits_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "visits_resident_id_day_id_idx" ON "visits"("resident_id", "day" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "residents_community_id_last_visited_on_id_idx" ON "residents"("community_id", "last_visited_on", "id");

-- CreateIndex
CREATE INDEX "residents_district_id_last_visited_on_id_idx" ON "residents"("district_id", "last_visited_on", "id");

-- AddForeignKey
ALTER TABLE "visits" ADD CONSTRAINT "visits_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "residents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here on by hand: what the Prisma schema cannot say.

ALTER TABLE "visits" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "visits" FORCE ROW LEVEL SECURITY;
CREATE POLICY "visits_in_scope" ON "visits" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);

GRANT SELECT, INSERT, UPDATE, DELETE ON "visits" TO linli_app;

-- When somebody was met last is worked out anew wherever a visit comes, changes, goes or goes over to another file:
-- recording, voiding, merging, its undoing and erasure need not know of it.
CREATE FUNCTION linli_tell_last_visit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE residents AS r SET last_visited_on = coalesce((
      SELECT max(v.day) FROM visits AS v WHERE v.resident_id = r.id AND v.outcome = 'met' AND v.voided_at IS NULL), '')
    WHERE r.id = OLD.resident_id OR r.id = NEW.resident_id;
  RETURN NULL;
END $$;
CREATE TRIGGER "visits_tell_last_visit" AFTER INSERT OR DELETE OR UPDATE OF resident_id, day, outcome, voided_at
  ON "visits" FOR EACH ROW EXECUTE FUNCTION linli_tell_last_visit();

-- Visits go along when files change hands, as family and contacts do.
CREATE OR REPLACE FUNCTION linli_move_belongings(t resident_transfers, ids uuid[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  gone uuid[];
BEGIN
  UPDATE resident_kin SET district_id = t.district_id, street_id = t.to_street_id, community_id = t.to_community_id
    WHERE resident_id = ANY (ids);
  UPDATE resident_contacts SET district_id = t.district_id, street_id = t.to_street_id, community_id = t.to_community_id
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
