-- Whom an admin disabled, no owner of the business brings back.
ALTER TABLE "User" ADD COLUMN "disabledByAdminAt" DATETIME;
