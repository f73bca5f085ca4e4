-- CreateTable
CREATE TABLE "volunteer_certificates" (
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "number_hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "birth_date" TEXT NOT NULL,
    "from_day" TEXT NOT NULL,
    "to_day" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "tasks" INTEGER NOT NULL,
    "contact" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "issued_by" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "volunteer_certificates_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "volunteer_certificates_number_key" ON "volunteer_certificates"("number");

-- CreateIndex
CREATE UNIQUE INDEX "volunteer_certificates_number_hash_key" ON "volunteer_certificates"("number_hash");

-- CreateIndex
CREATE INDEX "volunteer_certificates_person_id_id_idx" ON "volunteer_certificates"("person_id", "id" DESC);

-- "volunteer_certificates" by hand, what the Prisma schema cannot say. Without these nobody but the owner sees the table.
ALTER TABLE "volunteer_certificates" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "volunteer_certificates" FORCE ROW LEVEL SECURITY;
-- CREATE POLICY "volunteer_certificates_in_scope" ON "volunteer_certificates" USING (…);   as in 20261123000000_foundation
-- GRANT SELECT, INSERT, UPDATE ON "volunteer_certificates" TO linli_app;

-- By hand: who sees them; whoever shows a number sees that one. What was issued never changes.
ALTER TABLE "volunteer_certificates" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "volunteer_certificates" FORCE ROW LEVEL SECURITY;
CREATE POLICY "volunteer_certificates_in_scope" ON "volunteer_certificates" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'secret' THEN "number_hash" = (SELECT linli_scope_secret())
    WHEN 'system' THEN true
    ELSE false
  END
);
GRANT SELECT, INSERT, UPDATE ON "volunteer_certificates" TO linli_app;
