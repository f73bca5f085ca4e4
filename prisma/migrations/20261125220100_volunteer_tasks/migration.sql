-- CreateTable
CREATE TABLE "volunteer_tasks" (
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "title" TEXT NOT NULL,
    "details" TEXT NOT NULL,
    "meeting_point" TEXT NOT NULL,
    "bring" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "cancel_reason" TEXT NOT NULL DEFAULT '',
    "check_in_code" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "volunteer_tasks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "volunteer_task_roles" (
    "id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "name" TEXT NOT NULL,
    "skill" TEXT,
    "places" INTEGER NOT NULL,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "waiting" INTEGER NOT NULL DEFAULT 0,
    "is_open" BOOLEAN NOT NULL DEFAULT true,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "volunteer_task_roles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task_claims" (
    "id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "role_id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "person_name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL,
    "offer_ends_at" TIMESTAMPTZ(3),
    "checked_in_at" TIMESTAMPTZ(3),
    "is_by_code" BOOLEAN NOT NULL DEFAULT false,
    "checked_out_at" TIMESTAMPTZ(3),
    "minutes" INTEGER,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "task_claims_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "volunteer_tasks_community_id_starts_at_id_idx" ON "volunteer_tasks"("community_id", "starts_at", "id");

-- CreateIndex
CREATE INDEX "volunteer_task_roles_task_id_position_idx" ON "volunteer_task_roles"("task_id", "position");

-- CreateIndex
CREATE INDEX "task_claims_task_id_id_idx" ON "task_claims"("task_id", "id");

-- CreateIndex
CREATE INDEX "task_claims_person_id_id_idx" ON "task_claims"("person_id", "id" DESC);

-- AddForeignKey
ALTER TABLE "volunteer_tasks" ADD CONSTRAINT "volunteer_tasks_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "org_units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "volunteer_task_roles" ADD CONSTRAINT "volunteer_task_roles_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "volunteer_tasks"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- "volunteer_tasks" by hand, what the Prisma schema cannot say. Without these nobody but the owner sees the table.
ALTER TABLE "volunteer_tasks" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "volunteer_tasks" FORCE ROW LEVEL SECURITY;
-- CREATE POLICY "volunteer_tasks_in_scope" ON "volunteer_tasks" USING (…);   as in 20261123000000_foundation
-- GRANT SELECT, INSERT, UPDATE ON "volunteer_tasks" TO linli_app;

-- "volunteer_task_roles" by hand, what the Prisma schema cannot say. Without these nobody but the owner sees the table.
ALTER TABLE "volunteer_task_roles" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "volunteer_task_roles" FORCE ROW LEVEL SECURITY;
-- CREATE POLICY "volunteer_task_roles_in_scope" ON "volunteer_task_roles" USING (…);   as in 20261123000000_foundation
-- GRANT SELECT, INSERT, UPDATE ON "volunteer_task_roles" TO linli_app;

-- "task_claims" by hand, what the Prisma schema cannot say. Without these nobody but the owner sees the table.
ALTER TABLE "task_claims" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "task_claims" FORCE ROW LEVEL SECURITY;
-- CREATE POLICY "task_claims_in_scope" ON "task_claims" USING (…);   as in 20261123000000_foundation
-- GRANT SELECT, INSERT, UPDATE ON "task_claims" TO linli_app;

-- By hand: what no reader of a moment ago can break. No more have a place than there are places, and nobody waits while
-- one is free.
ALTER TABLE "volunteer_task_roles" ADD CONSTRAINT "volunteer_task_roles_places" CHECK ("taken" BETWEEN 0 AND "places");
ALTER TABLE "volunteer_task_roles" ADD CONSTRAINT "volunteer_task_roles_waiting" CHECK ("waiting" = 0 OR ("waiting" > 0 AND "taken" = "places"));
-- Somebody stands to a task in one way at a time.
CREATE UNIQUE INDEX "task_claims_standing_idx" ON "task_claims" ("task_id", "person_id")
  WHERE "status" IN ('held', 'offered', 'present', 'done', 'confirmed', 'absent', 'waiting');
ALTER TABLE "task_claims" ADD CONSTRAINT "task_claims_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "volunteer_tasks"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "task_claims" ADD CONSTRAINT "task_claims_role_id_fkey" FOREIGN KEY ("role_id") REFERENCES "volunteer_task_roles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- Who waits for a role, first come first.
CREATE INDEX "task_claims_waiting_idx" ON "task_claims" ("role_id", "id") WHERE "status" = 'waiting';
-- What the job looks for every minute.
CREATE INDEX "task_claims_offers_idx" ON "task_claims" ("offer_ends_at") WHERE "status" = 'offered';
CREATE INDEX "volunteer_task_roles_waiting_idx" ON "volunteer_task_roles" ("starts_at") WHERE "waiting" > 0;

-- Who sees them.
ALTER TABLE "volunteer_tasks" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "volunteer_tasks" FORCE ROW LEVEL SECURITY;
CREATE POLICY "volunteer_tasks_in_scope" ON "volunteer_tasks" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);
GRANT SELECT, INSERT, UPDATE ON "volunteer_tasks" TO linli_app;
ALTER TABLE "volunteer_task_roles" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "volunteer_task_roles" FORCE ROW LEVEL SECURITY;
CREATE POLICY "volunteer_task_roles_in_scope" ON "volunteer_task_roles" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);
GRANT SELECT, INSERT, UPDATE ON "volunteer_task_roles" TO linli_app;
ALTER TABLE "task_claims" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "task_claims" FORCE ROW LEVEL SECURITY;
CREATE POLICY "task_claims_in_scope" ON "task_claims" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);
GRANT SELECT, INSERT, UPDATE ON "task_claims" TO linli_app;

GRANT DELETE ON "volunteer_task_roles" TO linli_app;

SELECT pgboss.create_queue('volunteers.settle_places', '{"policy": "short"}');
