import { columns, type ExportTable } from "~/export/table";
import { Prisma } from "~/infra/prisma/client";

const ofUser = (id: string) => Prisma.sql`t."userId" = ${id}`;

/** What the portal keeps of one person, and of nobody else. */
export const personTables: readonly ExportTable[] = [
  {
    table: "User",
    what: "Your account.",
    columns: columns(
      "id businessId email firstName lastName phone jobTitle passwordSetAt adminSince ownerSince createdAt disabledAt lastLoginAt totpSince closeRequestedAt closesAt closedAt",
    ),
    where: (id) => Prisma.sql`t."id" = ${id}`,
  },
  {
    table: "SignupRequest",
    what: "Your sign-up, and the versions of the Privacy Policy and the Terms and Conditions that you agreed to.",
    columns: columns(
      "id businessName businessWebsite firstName lastName email phone jobTitle privacyVersion termsVersion createdAt approvedAt",
    ),
    where: ofUser,
  },
  {
    table: "Session",
    what: "Where you are logged in.",
    columns: columns("id userId createdAt lastSeenAt expiresAt device address secondStepAt"),
    where: ofUser,
  },
  {
    table: "PasswordToken",
    what: "The links to set a password that were sent to you; not the links themselves.",
    columns: columns("id userId purpose createdAt expiresAt usedAt revokedAt"),
    where: ofUser,
  },
  {
    table: "EmailChange",
    what: "Your changes of email.",
    columns: columns("id userId oldEmail newEmail requestedAt expiresAt confirmedAt undoUntil undoneAt cancelledAt"),
    where: ofUser,
  },
  {
    table: "RecoveryCode",
    what: "When your recovery codes were made and used; not the codes themselves.",
    columns: columns("id userId createdAt usedAt"),
    where: ofUser,
  },
  {
    table: "CalendarFeed",
    what: "Your calendar feed; not its address.",
    columns: columns("id userId createdAt lastReadAt revokedAt"),
    where: ofUser,
  },
  {
    table: "Notification",
    what: "Your inbox.",
    columns: columns("id userId kind title text path createdAt readAt mail digestedAt"),
    where: ofUser,
  },
  {
    table: "MailPreference",
    what: "Which mails you want.",
    columns: columns("userId cadence muted lastDigestAt updatedAt"),
    where: ofUser,
  },
  {
    table: "OutboxMail",
    what: "The mails to you: which letter, and when. What they said stands in your mailbox.",
    columns: columns("id letter toEmail createdAt sentAt deliveredAt bouncedAt bounce"),
    where: ofUser,
  },
  {
    table: "BouncedAddress",
    what: "Whether mails to your address came back.",
    columns: columns("email kind detail at"),
    where: (id) => Prisma.sql`t."email" = (SELECT "email" FROM "User" WHERE "id" = ${id})`,
  },
  {
    table: "TeamMember",
    what: "You as a member of a team.",
    columns: columns("id customerId name role email phone userId createdAt removedAt"),
    where: ofUser,
  },
  {
    table: "FollowUpComment",
    what: "Your comments on findings.",
    columns: columns("id followUpId text at byId byName"),
    where: (id) => Prisma.sql`t."byId" = ${id} AND t."removedAt" IS NULL`,
  },
  {
    table: "CustomerView",
    what: "When you looked at the portal as a customer sees it.",
    columns: columns("id businessId reason startedAt endsAt endedAt"),
    where: (id) => Prisma.sql`t."adminId" = ${id}`,
  },
  {
    table: "AuditEvent",
    what: "What you did in the portal, as the log keeps it. What you changed belongs to your business, whose export holds it.",
    columns: columns("id at actorId actorName businessId action subjectType subjectId requestId"),
    where: (id) => Prisma.sql`t."actorId" = ${id}`,
  },
];
