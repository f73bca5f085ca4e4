-- CreateTable
CREATE TABLE "two_factors" (
    "person_id" UUID NOT NULL,
    "secret" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" INTEGER,

    CONSTRAINT "two_factors_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "recovery_codes" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_codes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "recovery_codes_person_id_idx" ON "recovery_codes"("person_id");

-- AddForeignKey
ALTER TABLE "two_factors" ADD CONSTRAINT "two_factors_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here on by hand: second factors are read and written by the system alone, for whoever signs in.
ALTER TABLE "two_factors" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "two_factors" FORCE ROW LEVEL SECURITY;
CREATE POLICY "two_factors_of_the_system" ON "two_factors" USING ((SELECT linli_scope_level()) = 'system');
GRANT SELECT, INSERT, UPDATE, DELETE ON "two_factors" TO linli_app;

ALTER TABLE "recovery_codes" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "recovery_codes" FORCE ROW LEVEL SECURITY;
CREATE POLICY "recovery_codes_of_the_system" ON "recovery_codes" USING ((SELECT linli_scope_level()) = 'system');
GRANT SELECT, INSERT, UPDATE, DELETE ON "recovery_codes" TO linli_app;
