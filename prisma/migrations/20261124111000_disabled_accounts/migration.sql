-- AlterTable
ALTER TABLE "people" ADD COLUMN     "disabled_at" TIMESTAMPTZ(3);
