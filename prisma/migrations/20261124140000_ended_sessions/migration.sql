-- CreateTable
CREATE TABLE "ended_sessions" (
    "token_hash" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ended_sessions_pkey" PRIMARY KEY ("token_hash")
);

-- CreateIndex
CREATE INDEX "ended_sessions_expires_at_idx" ON "ended_sessions"("expires_at");

-- From here on by hand: like sessions they belong to no unit, and whoever ends one writes here in the same change.
GRANT SELECT, INSERT, DELETE ON "ended_sessions" TO linli_app;
