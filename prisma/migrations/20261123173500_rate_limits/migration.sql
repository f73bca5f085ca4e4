-- CreateTable. Unlogged by hand: a counter of minutes is not worth a flush, and may be lost in a crash.
CREATE UNLOGGED TABLE "rate_limits" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "rate_limits_expire_idx" ON "rate_limits"("expire");

-- No row-level security: the rows belong to no unit and hold hashes and counts only.
GRANT SELECT, INSERT, UPDATE, DELETE ON "rate_limits" TO linli_app;
