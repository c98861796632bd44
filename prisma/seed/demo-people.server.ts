import { randomUUID } from "node:crypto";
import { record } from "~/audit/audit.server";
import { type Tx, transact } from "~/infra/db.server";
import { hashPassword } from "~/login/password-hash.server";
import { demoPassword } from "./demo-accounts";

/** The businesses, people, partnerships and waiting sign-ups of the demo, in one transaction; nothing of it sends mail. */
export async function insertDemoPeople(now = new Date()): Promise<void> {
  const passwordHash = await hashPassword(demoPassword);
  const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
  const password = { passwordHash, passwordSetAt: days(-120) };

  await transact(async (tx) => {
    const [halden, meridian, corvus] = [randomUUID(), randomUUID(), randomUUID()];
    const adminExists = await tx.user.findUnique({ where: { email: adminEmail }, select: { id: true } });
    const [marta, jonas] = [randomUUID(), randomUUID()];
    await tx.business.createMany({
      data: [
        { id: halden, kind: "customer", ...business("Halden Precision", "halden-precision"), createdAt: days(-150) },
        { id: meridian, kind: "customer", ...business("Meridian Foods", "meridian-foods"), createdAt: days(-130) },
        { id: corvus, kind: "partner", ...business("Corvus Networks", "corvus-networks"), createdAt: days(-140) },
      ],
    });
    await tx.user.createMany({
      data: [
        {
          id: marta,
          businessId: halden,
          ...person("Marta", "Lindqvist", "marta@halden-precision.example"),
          phone: "+46 31 555 01 20",
          jobTitle: "Head of Infrastructure",
          ownerSince: days(-150),
          ...password,
        },
        {
          businessId: halden,
          ...person("Per", "Nygård", "per@halden-precision.example"),
          jobTitle: "Network Engineer",
          ...password,
        },
        {
          businessId: meridian,
          ...person("Sofia", "Marchetti", "sofia@meridian-foods.example"),
          jobTitle: "IT Security Manager",
          ownerSince: days(-130),
          ...password,
        },
        {
          id: jonas,
          businessId: corvus,
          ...person("Jonas", "Weber", "jonas@corvus-networks.example"),
          phone: "+49 30 5550 147",
          jobTitle: "Account Manager",
          ownerSince: days(-140),
          ...password,
        },
        // The first admin may bear the very address.
        ...(adminExists ? [] : [{ ...person("Nadia", "Rahmani", adminEmail), adminSince: days(-160), ...password }]),
      ],
    });
    const accepted = {
      partnerId: corvus,
      invitedBusinessName: "Corvus Networks",
      invitedEmail: "jonas@corvus-networks.example",
      invitedById: marta,
      acceptedById: jonas,
    };
    await tx.partnership.createMany({
      data: [
        { customerId: halden, type: "reseller", ...accepted, ...invitedAt(days(-100)), acceptedAt: days(-99) },
        { customerId: meridian, type: "managed_service", ...accepted, ...invitedAt(days(-80)), acceptedAt: days(-78) },
        {
          customerId: halden,
          type: "professional_service",
          invitedBusinessName: "Fjordline Consulting",
          invitedEmail: "astrid@fjordline-consulting.example",
          invitedById: marta,
          ...invitedAt(days(-9)),
        },
      ],
    });
    await insertSignups(tx, days);
    await tx.setting.create({ data: { key: "demo", value: "people" }, select: { key: true } });
    for (const businessId of [halden, meridian, corvus])
      await record(tx, {
        actor: "portal",
        businessId,
        action: "demo.create",
        subjectType: "Business",
        subjectId: businessId,
      });
  });
}

/** One stranger, and one colleague of a business that is known already. */
async function insertSignups(tx: Tx, days: (count: number) => Date): Promise<void> {
  const agreed = { privacyVersion: 1, termsVersion: 1 };
  await tx.signupRequest.createMany({
    data: [
      {
        businessName: "Northgate Tools",
        businessWebsite: "https://www.northgate-tools.example",
        websiteDomain: "northgate-tools.example",
        ...person("Ida", "Brandt", "ida@northgate-tools.example"),
        phone: "+44 113 496 0147",
        jobTitle: "IT Director",
        createdAt: days(-2),
        ...agreed,
      },
      {
        businessName: "Halden Precision AB",
        businessWebsite: "https://www.halden-precision.example",
        websiteDomain: "halden-precision.example",
        ...person("Elin", "Forsberg", "elin@halden-precision.example"),
        createdAt: days(-1),
        ...agreed,
      },
    ],
  });
}

const adminEmail = "admin@cm360.example";

function business(name: string, slug: string) {
  return { name, slug, website: `https://www.${slug}.example`, websiteDomain: `${slug}.example` };
}

function person(firstName: string, lastName: string, email: string) {
  return { firstName, lastName, email, emailDomain: email.slice(email.indexOf("@") + 1) };
}

function invitedAt(at: Date) {
  return { invitedAt: at, expiresAt: new Date(at.getTime() + 14 * 86_400_000) };
}
