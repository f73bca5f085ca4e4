-- CreateTable
CREATE TABLE "resident_transfers" (
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "from_street_id" UUID NOT NULL,
    "from_community_id" UUID NOT NULL,
    "to_street_id" UUID NOT NULL,
    "to_community_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "whole_household" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "new_address" TEXT NOT NULL,
    "answer" TEXT NOT NULL DEFAULT '',
    "roles_left" JSONB NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "resident_transfers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resident_transfer_people" (
    "id" UUID NOT NULL,
    "transfer_id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "from_street_id" UUID NOT NULL,
    "from_community_id" UUID NOT NULL,
    "to_street_id" UUID NOT NULL,
    "to_community_id" UUID NOT NULL,
    "resident_id" UUID NOT NULL,
    "masked_name" TEXT NOT NULL,
    "sex" TEXT,
    "birth_year" TEXT,
    "household_role" TEXT,
    "is_pending" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "resident_transfer_people_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "resident_transfers_to_community_id_id_idx" ON "resident_transfers"("to_community_id", "id");

-- CreateIndex
CREATE INDEX "resident_transfers_from_community_id_id_idx" ON "resident_transfers"("from_community_id", "id");

-- CreateIndex
CREATE INDEX "resident_transfers_district_id_id_idx" ON "resident_transfers"("district_id", "id");

-- CreateIndex
CREATE INDEX "resident_transfer_people_transfer_id_idx" ON "resident_transfer_people"("transfer_id");

-- AddForeignKey
ALTER TABLE "resident_transfer_people" ADD CONSTRAINT "resident_transfer_people_transfer_id_fkey" FOREIGN KEY ("transfer_id") REFERENCES "resident_transfers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here on by hand: what the Prisma schema cannot say.

-- Nobody is on the way twice.
CREATE UNIQUE INDEX "resident_transfer_people_pending_key" ON "resident_transfer_people" ("resident_id") WHERE "is_pending";
-- What waits, on either side.
CREATE INDEX "resident_transfers_to_pending_idx" ON "resident_transfers" ("to_community_id", "id") WHERE "status" = 'pending';

-- Both sides see a transfer, and whoever is above one of them. (docs/decisions/0019)

ALTER TABLE "resident_transfers" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "resident_transfers" FORCE ROW LEVEL SECURITY;
CREATE POLICY "resident_transfers_in_scope" ON "resident_transfers" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "from_community_id" = ANY ((SELECT linli_scope_units())::uuid[]) OR "to_community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "from_street_id" = ANY ((SELECT linli_scope_units())::uuid[]) OR "to_street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);

ALTER TABLE "resident_transfer_people" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "resident_transfer_people" FORCE ROW LEVEL SECURITY;
CREATE POLICY "resident_transfer_people_in_scope" ON "resident_transfer_people" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "from_community_id" = ANY ((SELECT linli_scope_units())::uuid[]) OR "to_community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "from_street_id" = ANY ((SELECT linli_scope_units())::uuid[]) OR "to_street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);

GRANT SELECT, INSERT, UPDATE ON "resident_transfers", "resident_transfer_people" TO linli_app;

-- Moves the files of a transfer from one community to the other. Called by linli_hand_over alone: to anybody else
-- row-level security shows only one side, so there is nothing to move.
CREATE FUNCTION linli_move_files(t resident_transfers, p_day text, p_home jsonb, p_roles jsonb) RETURNS text
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

-- The one place where a file leaves one community's scope and enters another's. Row-level security lets nobody do that,
-- so it asks first, within the caller's own scope, whether they receive it, and lifts the scope for this statement alone.
-- It carries out what was accepted in the same transaction, once: whoever is not pending any more is not moved again.
CREATE FUNCTION linli_hand_over(p_transfer uuid, p_day text, p_home jsonb, p_roles jsonb) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
  caller text := linli_scope_level();
  t resident_transfers;
  outcome text;
BEGIN
  SELECT * INTO t FROM resident_transfers
    WHERE id = p_transfer AND status = 'accepted' AND to_community_id = ANY (linli_scope_units());
  IF NOT FOUND OR caller <> 'community' THEN RETURN 'not_found'; END IF;
  PERFORM set_config('linli.level', 'system', true);
  outcome := linli_move_files(t, p_day, p_home, p_roles);
  PERFORM set_config('linli.level', caller, true);
  RETURN outcome;
END $$;

-- Tells the other side of a transfer. Only who is on one side of it can, and only that other side is told.
CREATE FUNCTION linli_tell_across(p_transfer uuid, p_events jsonb) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
  caller text := linli_scope_level();
  t resident_transfers;
  is_sender boolean;
  told integer;
BEGIN
  SELECT * INTO t FROM resident_transfers WHERE id = p_transfer
    AND (from_community_id = ANY (linli_scope_units()) OR to_community_id = ANY (linli_scope_units()));
  IF NOT FOUND OR caller <> 'community' THEN RETURN 0; END IF;
  PERFORM set_config('linli.level', 'system', true);
  is_sender := t.from_community_id = ANY (linli_scope_units());
  INSERT INTO events (at, action, subject_type, subject_id, district_id, street_id, community_id, actor_kind, actor_id,
    actor_name, actor_role, appointment_id, changes, note, audience, request_id)
  SELECT e.at, e.action, e."subjectType", e."subjectId", t.district_id,
    CASE WHEN is_sender THEN t.to_street_id ELSE t.from_street_id END,
    CASE WHEN is_sender THEN t.to_community_id ELSE t.from_community_id END,
    e."actorKind", e."actorId", e."actorName", e."actorRole", e."appointmentId", e.changes, e.note, e.audience, e."requestId"
  FROM jsonb_to_recordset(p_events) AS e(at timestamptz, action text, "subjectType" text, "subjectId" uuid,
    "actorKind" text, "actorId" uuid, "actorName" text, "actorRole" text, "appointmentId" uuid, changes jsonb, note text,
    audience text, "requestId" text);
  GET DIAGNOSTICS told = ROW_COUNT;
  PERFORM set_config('linli.level', caller, true);
  RETURN told;
END $$;

GRANT EXECUTE ON FUNCTION linli_move_files(resident_transfers, text, jsonb, jsonb), linli_hand_over(uuid, text, jsonb, jsonb), linli_tell_across(uuid, jsonb) TO linli_app;
