import type { Actor } from "~/access/actor";
import { addDays, today } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import type { ServiceDetails } from "~/profile/cost-reduction/service-fields";
import { addService } from "~/profile/cost-reduction/services.server";

/** The services that Halden Precision pays for today, by its own Marta; nothing where some are listed already. */
export async function addDemoServices(day = today()): Promise<void> {
  const halden = await db.business.findUnique({
    where: { slug: "halden-precision" },
    select: { id: true, name: true },
  });
  if (!halden || (await db.legacyService.count({ where: { customerId: halden.id } })) > 0) return;
  const marta = await actorOf(halden.id, halden.name);
  if (!marta) return;
  for (const { template, notice, end, ...service } of services) {
    const details = {
      ...usual,
      ...service,
      noticeDate: addDays(day, notice),
      expirationDate: addDays(day, end),
    };
    await addService(halden.id, details, { formKey: "demo", template }, marta);
  }
}

async function actorOf(businessId: string, name: string): Promise<Actor | null> {
  const user = await db.user.findFirst({
    where: { businessId, ownerSince: { not: null } },
    select: { id: true, firstName: true, lastName: true, email: true },
  });
  if (!user) return null;
  const { id: userId, firstName, lastName, email } = user;
  const business = { id: businessId, slug: "halden-precision", name };
  return { userId, sessionId: "", kind: "customer", name: `${firstName} ${lastName}`, email, business };
}

const usual = {
  annualCost: null,
  currency: "EUR",
  autoRenews: false,
  decision: "undecided",
  reasonKey: null,
  justification: "",
  replacedBySku: null,
} as const;

type DemoService = Partial<ServiceDetails> & {
  name: string;
  vendor: string;
  category: string;
  template: string;
  /** Days from today. */
  notice: number;
  end: number;
};

// Invented vendors: nobody's product is judged by a demo.
const services: DemoService[] = [
  {
    name: "DNS security service",
    vendor: "Umbra DNS",
    category: "Web security",
    template: "dns-filter",
    notice: 17,
    end: 48,
    annualCost: 1_240_000,
    autoRenews: true,
  },
  {
    name: "Remote-access VPN",
    vendor: "Tessel Networks",
    category: "Access",
    template: "remote-vpn",
    notice: 19,
    end: 109,
    annualCost: 8_640_000,
    autoRenews: true,
    decision: "retire",
    reasonKey: "replaced",
    justification: "All 2,400 users have reached internal applications through Private Access since May.",
    replacedBySku: "ZPA-BIZ-EDITION",
  },
  {
    name: "Firewall URL filtering",
    vendor: "Palisade",
    category: "Web security",
    template: "url-filter",
    notice: 48,
    end: 78,
    annualCost: 2_230_000,
    decision: "retire",
    reasonKey: "duplicate",
    justification: "URL filtering is done by Internet Access at all 42 sites; the second filter only adds exceptions.",
    replacedBySku: "ZIA-BIZ-EDITION",
  },
  {
    name: "Experience monitoring tool",
    vendor: "Pulsegrid",
    category: "Operations",
    template: "dex-tool",
    notice: 64,
    end: 124,
    annualCost: 1_890_000,
    currency: "USD",
    autoRenews: true,
    decision: "retire",
    reasonKey: "duplicate",
    justification: "Two tools measure the same paths. The service desk already works with Digital Experience.",
    replacedBySku: "ZDX-ADV",
  },
  {
    name: "Sandbox appliance",
    vendor: "Tessel Networks",
    category: "Threat protection",
    template: "sandbox",
    notice: 80,
    end: 170,
    annualCost: 2_850_000,
    decision: "retire",
    reasonKey: "end-of-support",
    justification: "Hardware leaves support on the expiry date; files are to be analysed in the cloud.",
    replacedBySku: "ZIA-ADV-SANDBOX",
  },
  {
    name: "Jump hosts and bastions",
    vendor: "Own operation",
    category: "Access",
    template: "jump-host",
    notice: 170,
    end: 201,
    annualCost: 960_000,
  },
  {
    name: "DLP suite",
    vendor: "Ledgerlock",
    category: "Data protection",
    template: "dlp-appliance",
    notice: 170,
    end: 260,
    annualCost: 6_400_000,
    currency: "USD",
    autoRenews: true,
  },
  {
    name: "MPLS",
    vendor: "Baltic Carrier",
    category: "Network",
    template: "mpls",
    notice: 170,
    end: 351,
    annualCost: 21_200_000,
    autoRenews: true,
    decision: "keep",
  },
];
