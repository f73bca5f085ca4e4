-- 查看记录: who saw what is hidden. A few events among very many, so each way into their list has an index of its own
-- that holds them alone: of a district, a street, a community, of whoever looked, and of all. The actions are LOOKS in
-- packages/domain/src/audit/look.ts; a test compares them.
CREATE INDEX "events_looks_district_idx" ON "events" ("district_id", "at" DESC, "id" DESC)
  WHERE "action" IN ('residents.reveal', 'residents.export_whole', 'tickets.reveal_contact', 'tickets.read_contact', 'tickets.read_photos', 'residents.export_own_data');
CREATE INDEX "events_looks_street_idx" ON "events" ("street_id", "at" DESC, "id" DESC)
  WHERE "action" IN ('residents.reveal', 'residents.export_whole', 'tickets.reveal_contact', 'tickets.read_contact', 'tickets.read_photos', 'residents.export_own_data');
CREATE INDEX "events_looks_community_idx" ON "events" ("community_id", "at" DESC, "id" DESC)
  WHERE "action" IN ('residents.reveal', 'residents.export_whole', 'tickets.reveal_contact', 'tickets.read_contact', 'tickets.read_photos', 'residents.export_own_data');
CREATE INDEX "events_looks_actor_idx" ON "events" ("actor_id", "at" DESC, "id" DESC)
  WHERE "action" IN ('residents.reveal', 'residents.export_whole', 'tickets.reveal_contact', 'tickets.read_contact', 'tickets.read_photos', 'residents.export_own_data');
CREATE INDEX "events_looks_at_idx" ON "events" ("at" DESC, "id" DESC)
  WHERE "action" IN ('residents.reveal', 'residents.export_whole', 'tickets.reveal_contact', 'tickets.read_contact', 'tickets.read_photos', 'residents.export_own_data');
