-- DropIndex
DROP INDEX "people_email_key";

-- AlterTable
ALTER TABLE "people" DROP COLUMN "display_username",
DROP COLUMN "email",
DROP COLUMN "email_verified",
DROP COLUMN "image";

-- AlterTable
ALTER TABLE "accounts" DROP COLUMN "access_token",
DROP COLUMN "access_token_expires_at",
DROP COLUMN "id_token",
DROP COLUMN "refresh_token",
DROP COLUMN "refresh_token_expires_at",
DROP COLUMN "scope";

-- From here on by hand: the hash of a password that stays is renewed where it is remembered, too.
GRANT UPDATE ("hash") ON "password_history" TO linli_app;
