-- CreateTable
CREATE TABLE "api_keys" (
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID,
    "community_id" UUID,
    "unit_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "ending" TEXT NOT NULL,
    "per_minute" INTEGER NOT NULL,
    "per_day" INTEGER NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "issued_by_name" TEXT NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key_days" (
    "key_id" UUID NOT NULL,
    "day" TEXT NOT NULL,
    "requests" INTEGER NOT NULL DEFAULT 0,
    "turned_away" INTEGER NOT NULL DEFAULT 0,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "api_key_days_pkey" PRIMARY KEY ("key_id","day")
);

-- CreateTable
CREATE TABLE "open311_requests" (
    "ticket_id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "key_id" UUID NOT NULL,
    "lat" DOUBLE PRECISION,
    "long" DOUBLE PRECISION,
    "media_url" TEXT,

    CONSTRAINT "open311_requests_pkey" PRIMARY KEY ("ticket_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_key_hash_key" ON "api_keys"("key_hash");

-- CreateIndex
CREATE INDEX "api_keys_district_id_idx" ON "api_keys"("district_id");

-- CreateIndex
CREATE INDEX "open311_requests_key_id_ticket_id_idx" ON "open311_requests"("key_id", "ticket_id" DESC);

-- AddForeignKey
ALTER TABLE "open311_requests" ADD CONSTRAINT "open311_requests_ticket_id_fkey"
  FOREIGN KEY ("ticket_id") REFERENCES "tickets"("id");
ALTER TABLE "open311_requests" ADD CONSTRAINT "open311_requests_key_id_fkey"
  FOREIGN KEY ("key_id") REFERENCES "api_keys"("id");
ALTER TABLE "api_key_days" ADD CONSTRAINT "api_key_days_key_id_fkey"
  FOREIGN KEY ("key_id") REFERENCES "api_keys"("id");

-- By hand: who sees them.
ALTER TABLE "api_keys" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "api_keys" FORCE ROW LEVEL SECURITY;
CREATE POLICY "api_keys_in_scope" ON "api_keys" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);
ALTER TABLE "open311_requests" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "open311_requests" FORCE ROW LEVEL SECURITY;
CREATE POLICY "open311_requests_in_scope" ON "open311_requests" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);

-- A revoked key stays, so that what it filed keeps its sender.
GRANT SELECT, INSERT, UPDATE ON "api_keys", "api_key_days" TO linli_app;
-- Keys of encrypted fields are renewed, so they can be updated.
GRANT SELECT, INSERT, UPDATE ON "open311_requests" TO linli_app;
