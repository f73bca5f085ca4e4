-- CreateTable
CREATE TABLE "resident_contacts" (
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "resident_id" UUID NOT NULL,
    "other_id" UUID,
    "relation" TEXT NOT NULL,
    "is_emergency" BOOLEAN NOT NULL,
    "is_guardian" BOOLEAN NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "resident_contacts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "resident_contacts_resident_id_idx" ON "resident_contacts"("resident_id");

-- CreateIndex
CREATE INDEX "resident_contacts_other_id_idx" ON "resident_contacts"("other_id");

-- AddForeignKey
ALTER TABLE "resident_contacts" ADD CONSTRAINT "resident_contacts_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "residents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resident_contacts" ADD CONSTRAINT "resident_contacts_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "residents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here on by hand: what the Prisma schema cannot say.

ALTER TABLE "resident_contacts" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "resident_contacts" FORCE ROW LEVEL SECURITY;
CREATE POLICY "resident_contacts_in_scope" ON "resident_contacts" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);

GRANT SELECT, INSERT, UPDATE, DELETE ON "resident_contacts" TO linli_app;

-- Contacts go along when files change hands, as family does.
CREATE OR REPLACE FUNCTION linli_move_belongings(t resident_transfers, ids uuid[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE resident_kin SET district_id = t.district_id, street_id = t.to_street_id, community_id = t.to_community_id
    WHERE resident_id = ANY (ids);
  UPDATE resident_contacts SET district_id = t.district_id, street_id = t.to_street_id, community_id = t.to_community_id
    WHERE resident_id = ANY (ids);
END $$;
