-- CreateTable
CREATE TABLE "volunteers" (
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'asked',
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "phone_index" TEXT NOT NULL,
    "birth_date" TEXT NOT NULL,
    "guardian_name" TEXT NOT NULL DEFAULT '',
    "guardian_phone" TEXT NOT NULL DEFAULT '',
    "skills" TEXT[],
    "languages" TEXT[],
    "free_times" TEXT[],
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decline_reason" TEXT NOT NULL DEFAULT '',
    "person_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "volunteers_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "volunteers_community_id_status_id_idx" ON "volunteers"("community_id", "status", "id" DESC);

-- CreateIndex
CREATE INDEX "volunteers_community_id_phone_index_idx" ON "volunteers"("community_id", "phone_index");

-- AddForeignKey
ALTER TABLE "volunteers" ADD CONSTRAINT "volunteers_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- By hand: who sees them.
ALTER TABLE "volunteers" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "volunteers" FORCE ROW LEVEL SECURITY;
CREATE POLICY "volunteers_in_scope" ON "volunteers" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);
GRANT SELECT, INSERT, UPDATE ON "volunteers" TO linli_app;

-- The phone of a volunteer shown for a reason is a look, too: the indexes of that list name it (packages/domain/src/audit/look.ts).
DROP INDEX "events_looks_district_idx", "events_looks_street_idx", "events_looks_community_idx", "events_looks_actor_idx", "events_looks_at_idx";
CREATE INDEX "events_looks_district_idx" ON "events" ("district_id", "at" DESC, "id" DESC)
  WHERE "action" IN ('residents.reveal', 'residents.export_whole', 'tickets.reveal_contact', 'tickets.read_contact', 'tickets.read_photos', 'residents.export_own_data', 'volunteers.reveal_contact');
CREATE INDEX "events_looks_street_idx" ON "events" ("street_id", "at" DESC, "id" DESC)
  WHERE "action" IN ('residents.reveal', 'residents.export_whole', 'tickets.reveal_contact', 'tickets.read_contact', 'tickets.read_photos', 'residents.export_own_data', 'volunteers.reveal_contact');
CREATE INDEX "events_looks_community_idx" ON "events" ("community_id", "at" DESC, "id" DESC)
  WHERE "action" IN ('residents.reveal', 'residents.export_whole', 'tickets.reveal_contact', 'tickets.read_contact', 'tickets.read_photos', 'residents.export_own_data', 'volunteers.reveal_contact');
CREATE INDEX "events_looks_actor_idx" ON "events" ("actor_id", "at" DESC, "id" DESC)
  WHERE "action" IN ('residents.reveal', 'residents.export_whole', 'tickets.reveal_contact', 'tickets.read_contact', 'tickets.read_photos', 'residents.export_own_data', 'volunteers.reveal_contact');
CREATE INDEX "events_looks_at_idx" ON "events" ("at" DESC, "id" DESC)
  WHERE "action" IN ('residents.reveal', 'residents.export_whole', 'tickets.reveal_contact', 'tickets.read_contact', 'tickets.read_photos', 'residents.export_own_data', 'volunteers.reveal_contact');
