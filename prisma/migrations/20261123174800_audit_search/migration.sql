-- The trail by moment, latest first: of a district or a street, of one person, of one kind of action.
-- CreateIndex
CREATE INDEX "events_district_id_at_id_idx" ON "events"("district_id", "at" DESC, "id" DESC);
-- CreateIndex
CREATE INDEX "events_street_id_at_id_idx" ON "events"("street_id", "at" DESC, "id" DESC);
-- CreateIndex
CREATE INDEX "events_actor_id_at_id_idx" ON "events"("actor_id", "at" DESC, "id" DESC);
-- CreateIndex
CREATE INDEX "events_action_at_id_idx" ON "events"("action", "at" DESC, "id" DESC);
-- CreateIndex
CREATE INDEX "events_at_id_idx" ON "events"("at" DESC, "id" DESC);

-- By hand: what administrators see is little among many tickets and residents.
CREATE INDEX "events_administered_at_id_idx" ON "events" ("at" DESC, "id" DESC) WHERE "subject_type" NOT IN ('ticket', 'resident');

-- What administrators do with the trail itself is theirs to append. Policies are joined by OR.
CREATE POLICY "events_of_the_trail" ON "events" USING (
  (SELECT linli_scope_level()) = 'administration' AND "subject_type" = 'audit_trail'
);
