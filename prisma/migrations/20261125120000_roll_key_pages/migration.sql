-- CreateTable
CREATE TABLE "roll_key_pages" (
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID,
    "community_id" UUID,
    "import_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" TEXT NOT NULL,

    CONSTRAINT "roll_key_pages_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "roll_key_pages_import_id_number_key" ON "roll_key_pages"("import_id", "number");

-- AddForeignKey
ALTER TABLE "roll_key_pages" ADD CONSTRAINT "roll_key_pages_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "roll_imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: who sees them.
ALTER TABLE "roll_key_pages" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "roll_key_pages" FORCE ROW LEVEL SECURITY;
CREATE POLICY "roll_key_pages_in_scope" ON "roll_key_pages" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);

-- They go with their import.
GRANT SELECT, INSERT, UPDATE, DELETE ON "roll_key_pages" TO linli_app;
