-- CreateTable
CREATE TABLE "people" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "display_username" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "acting_appointment_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verifications" (
    "id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appointments" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "unit_id" UUID,
    "district_id" UUID,
    "street_id" UUID,
    "community_id" UUID,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "appointments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "demo_seedings" (
    "seed" TEXT NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "demo_seedings_pkey" PRIMARY KEY ("seed")
);

-- CreateTable
CREATE TABLE "events" (
    "id" BIGSERIAL NOT NULL,
    "txid" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "at" TIMESTAMPTZ(3) NOT NULL,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "district_id" UUID,
    "street_id" UUID,
    "community_id" UUID,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT,
    "actor_role" TEXT,
    "appointment_id" UUID,
    "changes" JSONB NOT NULL,
    "note" TEXT,
    "audience" TEXT NOT NULL,
    "concerns_person_id" UUID,
    "request_id" TEXT,

    CONSTRAINT "events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "org_units" (
    "id" UUID NOT NULL,
    "code" TEXT,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "parent_id" UUID,
    "district_id" UUID NOT NULL,
    "street_id" UUID,
    "community_id" UUID,
    "ticket_prefix" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "org_units_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tickets" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'reported',
    "source" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "place_detail" TEXT NOT NULL,
    "reporter_name" TEXT NOT NULL,
    "reporter_phone" TEXT NOT NULL,
    "search_bigrams" TEXT[],
    "volunteer_brief" TEXT,
    "reject_reason" TEXT,
    "solution" TEXT,
    "stars" SMALLINT,
    "rating_comment" TEXT,
    "assignee_id" UUID,
    "assignee_name" TEXT,
    "assignee_role" TEXT,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "tickets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_photos" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ticket_photos_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_counters" (
    "district_id" UUID NOT NULL,
    "day" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "ticket_counters_pkey" PRIMARY KEY ("district_id","day")
);

-- CreateIndex
CREATE UNIQUE INDEX "people_username_key" ON "people"("username");

-- CreateIndex
CREATE UNIQUE INDEX "people_email_key" ON "people"("email");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_key" ON "sessions"("token");

-- CreateIndex
CREATE INDEX "sessions_person_id_idx" ON "sessions"("person_id");

-- CreateIndex
CREATE INDEX "accounts_person_id_idx" ON "accounts"("person_id");

-- CreateIndex
CREATE INDEX "verifications_identifier_idx" ON "verifications"("identifier");

-- CreateIndex
CREATE INDEX "appointments_person_id_idx" ON "appointments"("person_id");

-- CreateIndex
CREATE INDEX "appointments_community_id_id_idx" ON "appointments"("community_id", "id" DESC);

-- CreateIndex
CREATE INDEX "appointments_street_id_id_idx" ON "appointments"("street_id", "id" DESC);

-- CreateIndex
CREATE INDEX "appointments_district_id_id_idx" ON "appointments"("district_id", "id" DESC);

-- CreateIndex
CREATE INDEX "events_subject_id_id_idx" ON "events"("subject_id", "id");

-- CreateIndex
CREATE INDEX "events_txid_idx" ON "events"("txid");

-- CreateIndex
CREATE UNIQUE INDEX "org_units_code_key" ON "org_units"("code");

-- CreateIndex
CREATE UNIQUE INDEX "org_units_ticket_prefix_key" ON "org_units"("ticket_prefix");

-- CreateIndex
CREATE INDEX "org_units_parent_id_code_name_idx" ON "org_units"("parent_id", "code", "name");

-- CreateIndex
CREATE INDEX "org_units_district_id_kind_idx" ON "org_units"("district_id", "kind");

-- CreateIndex
CREATE INDEX "org_units_street_id_kind_idx" ON "org_units"("street_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "org_units_parent_id_name_kind_key" ON "org_units"("parent_id", "name", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "tickets_number_key" ON "tickets"("number");

-- CreateIndex
CREATE UNIQUE INDEX "tickets_secret_hash_key" ON "tickets"("secret_hash");

-- CreateIndex
CREATE INDEX "tickets_community_id_reported_at_id_idx" ON "tickets"("community_id", "reported_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "tickets_street_id_reported_at_id_idx" ON "tickets"("street_id", "reported_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "tickets_district_id_reported_at_id_idx" ON "tickets"("district_id", "reported_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "tickets_community_id_status_reported_at_id_idx" ON "tickets"("community_id", "status", "reported_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "tickets_street_id_status_reported_at_id_idx" ON "tickets"("street_id", "status", "reported_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "tickets_district_id_status_reported_at_id_idx" ON "tickets"("district_id", "status", "reported_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "tickets_assignee_id_reported_at_id_idx" ON "tickets"("assignee_id", "reported_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ticket_photos_ticket_id_idx" ON "ticket_photos"("ticket_id");

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "org_units"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "org_units" ADD CONSTRAINT "org_units_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "org_units"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "org_units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_photos" ADD CONSTRAINT "ticket_photos_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "tickets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- From here on by hand: what the Prisma schema cannot say.

-- Unfinished tickets by what is promised soonest, one index a level. Finished ones never enter them.
CREATE INDEX "tickets_community_id_due_at_id_idx" ON "tickets" ("community_id", "due_at", "id") WHERE "finished_at" IS NULL;
CREATE INDEX "tickets_street_id_due_at_id_idx" ON "tickets" ("street_id", "due_at", "id") WHERE "finished_at" IS NULL;
CREATE INDEX "tickets_district_id_due_at_id_idx" ON "tickets" ("district_id", "due_at", "id") WHERE "finished_at" IS NULL;
-- Any part of a number, title or place, two characters at least.
CREATE INDEX "tickets_search_bigrams_idx" ON "tickets" USING gin ("search_bigrams");

-- The scope that the API sets on a connection before it runs anything. Unset means: sees nothing.
CREATE FUNCTION linli_scope_level() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(current_setting('linli.level', true), '');
CREATE FUNCTION linli_scope_units() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(nullif(current_setting('linli.units', true), ''), '{}')::uuid[];
CREATE FUNCTION linli_scope_secret() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(current_setting('linli.secret', true), '');

-- Row-level security is the second wall behind the scope in the API. FORCE: it holds for the owner too, so a
-- migration that moves data says `SET LOCAL linli.level = 'system'` first. The scalar sub-selects are evaluated
-- once a query, not once a row.
ALTER TABLE "tickets" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tickets" FORCE ROW LEVEL SECURITY;
CREATE POLICY "tickets_in_scope" ON "tickets" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'secret' THEN "secret_hash" = (SELECT linli_scope_secret())
    WHEN 'system' THEN true
    ELSE false
  END
);

ALTER TABLE "ticket_photos" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "ticket_photos" FORCE ROW LEVEL SECURITY;
CREATE POLICY "ticket_photos_in_scope" ON "ticket_photos" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'secret' THEN EXISTS (SELECT FROM "tickets" WHERE "tickets"."id" = "ticket_photos"."ticket_id")
    WHEN 'system' THEN true
    ELSE false
  END
);

ALTER TABLE "appointments" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "appointments" FORCE ROW LEVEL SECURITY;
CREATE POLICY "appointments_in_scope" ON "appointments" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'administration' THEN true
    WHEN 'system' THEN true
    ELSE false
  END
);

ALTER TABLE "events" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "events" FORCE ROW LEVEL SECURITY;
CREATE POLICY "events_in_scope" ON "events" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'secret' THEN EXISTS (SELECT FROM "tickets" WHERE "tickets"."id" = "events"."subject_id")
    WHEN 'administration' THEN "subject_type" IN ('org_unit', 'appointment')
    WHEN 'system' THEN true
    ELSE false
  END
);

-- What the API's role may do. It owns nothing and changes no structure; nothing but sign-in rows is ever deleted.
GRANT USAGE ON SCHEMA "public" TO linli_app, linli_events;
GRANT SELECT, INSERT, UPDATE ON "org_units", "people", "appointments", "tickets", "ticket_photos", "ticket_counters" TO linli_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "sessions", "accounts", "verifications" TO linli_app;
GRANT SELECT, INSERT ON "demo_seedings" TO linli_app;
-- Events are only ever appended; linli_app may do it as a member of linli_events.
GRANT SELECT, INSERT ON "events" TO linli_events;
GRANT USAGE ON SEQUENCE "events_id_seq" TO linli_events;
