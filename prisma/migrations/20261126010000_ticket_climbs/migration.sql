-- AlterTable
ALTER TABLE "tickets" ADD COLUMN     "climbed" TEXT,
ADD COLUMN     "climbs_at" TIMESTAMPTZ(3);

-- From here on by hand.

-- What is unfinished now climbs from its promise on: which steps have come by then is worked out when they are taken.
SET LOCAL linli.level = 'system';
UPDATE "tickets" SET "climbs_at" = "due_at" WHERE "finished_at" IS NULL;

-- The next steps of all units in their order; a pass reads those that have come and nothing else.
CREATE INDEX "tickets_climbs_at_idx" ON "tickets" ("climbs_at") WHERE "finished_at" IS NULL AND "status" <> 'suspended';

SELECT pgboss.create_queue('tickets.climb_missed', '{"policy": "short"}');
