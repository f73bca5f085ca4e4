-- AlterTable
ALTER TABLE "tickets" ADD COLUMN     "call_back_note" TEXT,
ADD COLUMN     "call_back_result" TEXT,
ADD COLUMN     "called_back_at" TIMESTAMPTZ(3),
ADD COLUMN     "nudges" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "reopenings" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "reporter_nudged_at" TIMESTAMPTZ(3),
ADD COLUMN     "status_before" TEXT,
ADD COLUMN     "supervised_at" TIMESTAMPTZ(3),
ADD COLUMN     "supervised_until" TIMESTAMPTZ(3),
ADD COLUMN     "supervision_note" TEXT,
ADD COLUMN     "supervisor_name" TEXT,
ADD COLUMN     "supervisor_role" TEXT,
ADD COLUMN     "suspend_reason" TEXT,
ADD COLUMN     "suspended_at" TIMESTAMPTZ(3),
ADD COLUMN     "suspended_until" TIMESTAMPTZ(3);

-- From here on by hand: what the Prisma schema cannot say.

-- What goes on by itself, soonest first; and what is supervised, at each level. Both are few among many tickets.
CREATE INDEX "tickets_suspended_until_idx" ON "tickets" ("suspended_until") WHERE "status" = 'suspended';
CREATE INDEX "tickets_community_id_supervised_idx" ON "tickets" ("community_id", "due_at", "id") WHERE "supervised_at" IS NOT NULL AND "finished_at" IS NULL;
CREATE INDEX "tickets_street_id_supervised_idx" ON "tickets" ("street_id", "due_at", "id") WHERE "supervised_at" IS NOT NULL AND "finished_at" IS NULL;
CREATE INDEX "tickets_district_id_supervised_idx" ON "tickets" ("district_id", "due_at", "id") WHERE "supervised_at" IS NOT NULL AND "finished_at" IS NULL;

SELECT pgboss.create_queue('tickets.resume_suspended', '{"policy": "short"}');
