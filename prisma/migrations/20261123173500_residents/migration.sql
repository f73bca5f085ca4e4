-- COLLATE "C" by hand: what begins with a text is found as a range, whatever language the server is set to.
-- CreateTable
CREATE TABLE "compounds" (
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "search_bigrams" TEXT[],

    CONSTRAINT "compounds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "buildings" (
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "compound_id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "buildings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dwellings" (
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "building_id" UUID NOT NULL,
    "entrance" TEXT NOT NULL,
    "room" TEXT NOT NULL,

    CONSTRAINT "dwellings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "households" (
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "number" TEXT,
    "dwelling_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "households_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "residents" (
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "grid_id" UUID,
    "compound_id" UUID,
    "building_id" UUID,
    "dwelling_id" UUID,
    "household_id" UUID,
    "household_role" TEXT,
    "status" TEXT NOT NULL DEFAULT 'living_here',
    "name" TEXT COLLATE "C" NOT NULL,
    "given_name" TEXT COLLATE "C" NOT NULL,
    "name_order" TEXT COLLATE "C" NOT NULL,
    "pinyin" TEXT COLLATE "C" NOT NULL,
    "initials" TEXT COLLATE "C" NOT NULL,
    "search_terms" TEXT[],
    "label_tokens" TEXT[],
    "document_kind" TEXT NOT NULL,
    "id_number" TEXT NOT NULL,
    "id_number_index" TEXT,
    "id_number_tail" TEXT,
    "phone" TEXT NOT NULL,
    "phone_index" TEXT,
    "phone_tail" TEXT,
    "sex" TEXT,
    "birth_date" TEXT COLLATE "C" NOT NULL,
    "ethnic_group" TEXT,
    "employment" TEXT,
    "workplace" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "address_key" TEXT COLLATE "C" NOT NULL,
    "registered_address" TEXT NOT NULL,
    "consent" TEXT NOT NULL DEFAULT 'not_asked',
    "consent_at" TIMESTAMPTZ(3),
    "notes" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "registered_at" TIMESTAMPTZ(3) NOT NULL,
    "merged_into_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "residents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "residencies" (
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "resident_id" UUID NOT NULL,
    "dwelling_id" UUID,
    "household_id" UUID,
    "address" TEXT NOT NULL,
    "from_day" TEXT,
    "to_day" TEXT,

    CONSTRAINT "residencies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resident_labels" (
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "street_id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "resident_id" UUID NOT NULL,
    "label_token" TEXT NOT NULL,
    "from_day" TEXT,
    "to_day" TEXT,
    "source" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "resident_labels_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "compounds_street_id_name_idx" ON "compounds"("street_id", "name");

-- CreateIndex
CREATE INDEX "compounds_district_id_name_idx" ON "compounds"("district_id", "name");

-- CreateIndex
CREATE INDEX "compounds_search_bigrams_idx" ON "compounds" USING GIN ("search_bigrams");

-- CreateIndex
CREATE UNIQUE INDEX "compounds_community_id_name_key" ON "compounds"("community_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "buildings_compound_id_name_key" ON "buildings"("compound_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "dwellings_building_id_entrance_room_key" ON "dwellings"("building_id", "entrance", "room");

-- CreateIndex
CREATE INDEX "households_dwelling_id_idx" ON "households"("dwelling_id");

-- CreateIndex
CREATE UNIQUE INDEX "households_community_id_number_key" ON "households"("community_id", "number");

-- CreateIndex
CREATE INDEX "residents_household_id_idx" ON "residents"("household_id");

-- CreateIndex
CREATE INDEX "residents_building_id_idx" ON "residents"("building_id");

-- CreateIndex
CREATE INDEX "residencies_resident_id_idx" ON "residencies"("resident_id");

-- CreateIndex
CREATE INDEX "resident_labels_resident_id_idx" ON "resident_labels"("resident_id");

-- AddForeignKey
ALTER TABLE "buildings" ADD CONSTRAINT "buildings_compound_id_fkey" FOREIGN KEY ("compound_id") REFERENCES "compounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dwellings" ADD CONSTRAINT "dwellings_building_id_fkey" FOREIGN KEY ("building_id") REFERENCES "buildings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "residents" ADD CONSTRAINT "residents_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "households"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "residencies" ADD CONSTRAINT "residencies_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "residents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resident_labels" ADD CONSTRAINT "resident_labels_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "residents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- From here on by hand: what the Prisma schema cannot say.

-- For indexes that hold the unit and what is searched together.
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- Lists in their order, of a community and of a district; a street asks its communities. "id" is time-ordered, so it is the order of registration too.
CREATE INDEX "residents_community_id_name_order_id_idx" ON "residents" ("community_id", "name_order", "id");
CREATE INDEX "residents_district_id_name_order_id_idx" ON "residents" ("district_id", "name_order", "id");
CREATE INDEX "residents_community_id_birth_date_id_idx" ON "residents" ("community_id", "birth_date", "id");
CREATE INDEX "residents_district_id_birth_date_id_idx" ON "residents" ("district_id", "birth_date", "id");
CREATE INDEX "residents_community_id_id_idx" ON "residents" ("community_id", "id");
CREATE INDEX "residents_district_id_id_idx" ON "residents" ("district_id", "id");

-- Search in a whole district: the beginning of a name, of what follows the surname, of pinyin and of initials is walked
-- in its own order, so the commonest name costs what the rarest does. (docs/decisions/0015)
CREATE INDEX "residents_district_id_name_id_idx" ON "residents" ("district_id", "name", "id");
CREATE INDEX "residents_district_id_given_name_id_idx" ON "residents" ("district_id", "given_name", "id");
CREATE INDEX "residents_district_id_pinyin_id_idx" ON "residents" ("district_id", "pinyin", "id");
CREATE INDEX "residents_district_id_initials_id_idx" ON "residents" ("district_id", "initials", "id");
CREATE INDEX "residents_community_id_pinyin_id_idx" ON "residents" ("community_id", "pinyin", "id");
CREATE INDEX "residents_community_id_initials_id_idx" ON "residents" ("community_id", "initials", "id");
-- Names in a community, anything in the middle of a name, and any combination of labels.
CREATE INDEX "residents_search_idx" ON "residents" USING gin ("community_id", "search_terms", "label_tokens");

-- Whole numbers: one file of a number in a community, and where else there is one. Merged files keep theirs.
CREATE UNIQUE INDEX "residents_id_number_index_community_id_key" ON "residents" ("id_number_index", "community_id") WHERE "merged_into_id" IS NULL;
CREATE INDEX "residents_phone_index_idx" ON "residents" ("phone_index");
-- The last four of ID number and phone: a hundred files of a million.
CREATE INDEX "residents_id_number_tail_id_idx" ON "residents" ("id_number_tail", "id");
CREATE INDEX "residents_phone_tail_id_idx" ON "residents" ("phone_tail", "id");
-- Who lives where, in the order of the doors: an address is looked for among compounds first.
CREATE INDEX "residents_compound_id_address_key_id_idx" ON "residents" ("compound_id", "address_key", "id");

ALTER TABLE "compounds" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "compounds" FORCE ROW LEVEL SECURITY;
CREATE POLICY "compounds_in_scope" ON "compounds" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);

ALTER TABLE "buildings" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "buildings" FORCE ROW LEVEL SECURITY;
CREATE POLICY "buildings_in_scope" ON "buildings" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);

ALTER TABLE "dwellings" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "dwellings" FORCE ROW LEVEL SECURITY;
CREATE POLICY "dwellings_in_scope" ON "dwellings" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);

ALTER TABLE "households" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "households" FORCE ROW LEVEL SECURITY;
CREATE POLICY "households_in_scope" ON "households" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);

ALTER TABLE "residents" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "residents" FORCE ROW LEVEL SECURITY;
CREATE POLICY "residents_in_scope" ON "residents" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);

ALTER TABLE "residencies" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "residencies" FORCE ROW LEVEL SECURITY;
CREATE POLICY "residencies_in_scope" ON "residencies" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);

ALTER TABLE "resident_labels" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "resident_labels" FORCE ROW LEVEL SECURITY;
CREATE POLICY "resident_labels_in_scope" ON "resident_labels" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'community' THEN "community_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'street' THEN "street_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'district' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'system' THEN true
    ELSE false
  END
);

GRANT SELECT, INSERT, UPDATE ON "compounds", "buildings", "dwellings", "households", "residents", "residencies", "resident_labels" TO linli_app;
