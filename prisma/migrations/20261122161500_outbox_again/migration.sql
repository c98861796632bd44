-- AlterTable
ALTER TABLE "OutboxMail" ADD COLUMN "againId" TEXT;
