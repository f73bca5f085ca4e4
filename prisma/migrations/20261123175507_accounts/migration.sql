-- DropIndex
DROP INDEX "sessions_token_key";

-- Everybody signs in once more: from now on only a hash of what a session's cookie holds is kept.
DELETE FROM "sessions";

-- AlterTable
ALTER TABLE "people" ADD COLUMN     "password_set_at" TIMESTAMPTZ(3),
ADD COLUMN     "phone" TEXT,
ADD COLUMN     "phone_index" TEXT,
ADD COLUMN     "two_factor_since" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "sessions" DROP COLUMN "ip_address",
DROP COLUMN "token",
DROP COLUMN "updated_at",
DROP COLUMN "user_agent",
ADD COLUMN     "browser" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "masked_address" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "system" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "token_hash" TEXT NOT NULL,
ADD COLUMN     "via" TEXT NOT NULL DEFAULT 'password';

-- CreateTable
CREATE TABLE "password_history" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "password_history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_guards" (
    "id" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "turned_away" INTEGER NOT NULL DEFAULT 0,
    "blocked_until" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_guards_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "password_history_person_id_set_at_idx" ON "password_history"("person_id", "set_at" DESC);

-- CreateIndex
CREATE INDEX "sign_in_guards_expires_at_idx" ON "sign_in_guards"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "people_phone_index_key" ON "people"("phone_index");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions"("token_hash");

-- CreateIndex
CREATE INDEX "sessions_expires_at_idx" ON "sessions"("expires_at");

-- AddForeignKey
ALTER TABLE "password_history" ADD CONSTRAINT "password_history_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here on by hand.

-- Passwords that are there count as chosen now, by whom they belong to.
INSERT INTO "password_history" ("id", "person_id", "hash", "set_at")
  SELECT gen_random_uuid(), "person_id", "password", now() FROM "accounts" WHERE "password" IS NOT NULL;
UPDATE "people" SET "password_set_at" = now()
  WHERE EXISTS (SELECT FROM "accounts" WHERE "person_id" = "people"."id" AND "password" IS NOT NULL);

-- Two ways to sign in never lead to the same account of an outside provider, or twice to one's own password.
CREATE UNIQUE INDEX "accounts_provider_id_account_id_key" ON "accounts" ("provider_id", "account_id");

-- Like people and their ways to sign in, hashes of passwords belong to no unit.
GRANT SELECT, INSERT, DELETE ON "password_history" TO linli_app;

-- Counters are the system's own.
ALTER TABLE "sign_in_guards" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "sign_in_guards" FORCE ROW LEVEL SECURITY;
CREATE POLICY "sign_in_guards_of_the_system" ON "sign_in_guards" USING ((SELECT linli_scope_level()) = 'system');
GRANT SELECT, INSERT, UPDATE, DELETE ON "sign_in_guards" TO linli_app;

-- Who administers the installation also reads what happened to accounts; they belong to people, not to units. Policies
-- are joined by OR.
CREATE POLICY "events_of_accounts" ON "events" USING (
  (SELECT linli_scope_level()) = 'administration' AND "subject_type" = 'person'
);

-- At most one waits at a time, as for the other jobs.
SELECT pgboss.create_queue('accounts.delete_expired', '{"policy": "short"}');
