-- AlterTable
ALTER TABLE "residents" ADD COLUMN     "marital_status" TEXT;

-- CreateTable
CREATE TABLE "resident_kin" (
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "resident_id" UUID NOT NULL,
    "other_id" UUID,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sex" TEXT,
    "from_day" TEXT,
    "to_day" TEXT,

    CONSTRAINT "resident_kin_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "resident_kin_resident_id_idx" ON "resident_kin"("resident_id");

-- CreateIndex
CREATE INDEX "resident_kin_other_id_idx" ON "resident_kin"("other_id");

-- AddForeignKey
ALTER TABLE "resident_kin" ADD CONSTRAINT "resident_kin_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "residents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resident_kin" ADD CONSTRAINT "resident_kin_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "residents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here on by hand: what the Prisma schema cannot say.

ALTER TABLE "resident_kin" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "resident_kin" FORCE ROW LEVEL SECURITY;
CREATE POLICY "resident_kin_in_scope" ON "resident_kin" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);

GRANT SELECT, INSERT, UPDATE, DELETE ON "resident_kin" TO linli_app;

-- What is told of people and not of places goes along when their files change hands. Called by linli_move_files alone.
CREATE FUNCTION linli_move_belongings(t resident_transfers, ids uuid[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE resident_kin SET district_id = t.district_id, street_id = t.to_street_id, community_id = t.to_community_id
    WHERE resident_id = ANY (ids);
END $$;

-- As before, and belongings go along.
CREATE OR REPLACE FUNCTION linli_move_files(t resident_transfers, p_day text, p_home jsonb, p_roles jsonb) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
  ids uuid[];
BEGIN
  -- The household first, as everybody does who changes one.
  PERFORM FROM households h WHERE h.id IN (
    SELECT r.household_id FROM residents r JOIN resident_transfer_people p ON p.resident_id = r.id
    WHERE p.transfer_id = t.id AND p.is_pending) ORDER BY h.id FOR UPDATE;
  SELECT array_agg(id) INTO ids FROM (
    SELECT r.id FROM residents r JOIN resident_transfer_people p ON p.resident_id = r.id
    WHERE p.transfer_id = t.id AND p.is_pending AND r.community_id = t.from_community_id
      AND r.status = 'living_here' AND r.merged_into_id IS NULL
    ORDER BY r.id FOR UPDATE OF r) AS here;
  IF ids IS NULL OR cardinality(ids) <> (SELECT count(*) FROM resident_transfer_people p WHERE p.transfer_id = t.id)
    THEN RETURN 'people_changed'; END IF;

  UPDATE residents r SET household_role = x.role, version = r.version + 1
    FROM jsonb_to_recordset(t.roles_left) AS x(id uuid, role text)
    WHERE r.id = x.id AND r.community_id = t.from_community_id AND r.status = 'living_here'
      AND r.household_id IN (SELECT household_id FROM residents WHERE id = ANY (ids));
  -- What was lived before stays with the community where it was lived; labels that hold go along.
  UPDATE residencies SET to_day = greatest(p_day, from_day) WHERE resident_id = ANY (ids) AND to_day IS NULL;
  UPDATE resident_labels
    SET district_id = t.district_id, street_id = t.to_street_id, community_id = t.to_community_id, version = version + 1
    WHERE resident_id = ANY (ids) AND to_day IS NULL;
  PERFORM linli_move_belongings(t, ids);
  BEGIN
    UPDATE residents r SET
      district_id = t.district_id, street_id = t.to_street_id, community_id = t.to_community_id, grid_id = NULL,
      compound_id = (p_home ->> 'compoundId')::uuid, building_id = (p_home ->> 'buildingId')::uuid,
      dwelling_id = (p_home ->> 'dwellingId')::uuid, household_id = (p_home ->> 'householdId')::uuid,
      address = p_home ->> 'address', address_key = p_home ->> 'addressKey',
      household_role = p_roles ->> r.id::text, source = 'transfer', version = r.version + 1
      WHERE r.id = ANY (ids);
  EXCEPTION WHEN unique_violation THEN RETURN 'number_known';
  END;
  UPDATE resident_transfer_people SET is_pending = false WHERE transfer_id = t.id;
  RETURN 'done';
END $$;

GRANT EXECUTE ON FUNCTION linli_move_belongings(resident_transfers, uuid[]) TO linli_app;
