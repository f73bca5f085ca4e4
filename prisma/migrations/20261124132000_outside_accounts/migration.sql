-- CreateTable
CREATE TABLE "outside_accounts" (
    "person_id" UUID NOT NULL,
    "subject_hash" TEXT NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outside_accounts_pkey" PRIMARY KEY ("person_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "outside_accounts_subject_hash_key" ON "outside_accounts"("subject_hash");

-- AddForeignKey
ALTER TABLE "outside_accounts" ADD CONSTRAINT "outside_accounts_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here on by hand: who signs in by which account is read and written by the system alone.
ALTER TABLE "outside_accounts" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "outside_accounts" FORCE ROW LEVEL SECURITY;
CREATE POLICY "outside_accounts_of_the_system" ON "outside_accounts" USING ((SELECT linli_scope_level()) = 'system');
GRANT SELECT, INSERT, UPDATE, DELETE ON "outside_accounts" TO linli_app;
