import type { FollowUpStatus } from "~/health-checks/follow-up";
import { saveFollowUp } from "~/health-checks/follow-up.server";
import { addComment } from "~/health-checks/follow-up-comments.server";
import { visible } from "~/health-checks/states";
import { addDays, today } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import { demoActor } from "./demo-actor.server";

/** What Halden Precision decided about its findings, as its owner would enter it; nothing where it decided anything. */
export async function followUpDemoFindings(now = new Date()): Promise<void> {
  const owner = await demoActor("marta@halden-precision.example");
  const admin = await demoActor("admin@cm360.example");
  const customerId = owner?.business?.id;
  if (!owner || !admin || !customerId) return;
  if ((await db.followUp.count({ where: { customerId } })) > 0) return;

  const members = await db.teamMember.findMany({
    where: { customerId, removedAt: null },
    select: { id: true, name: true },
  });
  const day = today(now);
  for (const { key, ago, due, until, by, reason = "", status, comments = [] } of decided) {
    const check = await findCheck(customerId, key);
    if (!check) continue;
    const details = {
      status,
      ownerId: members.find(({ name }) => name === by)?.id ?? null,
      dueDate: due === undefined ? null : addDays(day, due),
      acceptedUntil: until === undefined ? null : addDays(day, until),
      reason,
    };
    const at = new Date(now.getTime() - ago * 86_400_000);
    const { outcome } = await saveFollowUp(customerId, check, { ...details, version: 0 }, owner, at);
    if (outcome !== "changed") throw new Error(`The demo's follow-up of ${key} is not saved: ${outcome}.`);
    for (const [index, text] of comments.entries()) {
      const said = new Date(at.getTime() + (index + 1) * 26 * 3_600_000);
      await addComment(customerId, check, { formKey: `demo ${index}`, text }, index % 2 === 0 ? admin : owner, said);
    }
  }
}

interface DemoFollowUp {
  key: string;
  status: FollowUpStatus;
  /** How many days ago it was decided. */
  ago: number;
  /** In how many days it is due, and until when a risk is accepted. */
  due?: number;
  until?: number;
  by?: string;
  reason?: string;
  comments?: string[];
}

const decided: DemoFollowUp[] = [
  {
    key: "zia.firewall.default-block",
    status: "planned",
    ago: 40,
    due: 24,
    by: "Tomasz Wilk",
    comments: [
      "Let the log of the allowed traffic run for two weeks before the rule is turned round: the plants’ label printers still talk straight to their maker.",
      "Log is on since Monday. Two destinations so far; both get a rule of their own.",
    ],
  },
  { key: "zia.ssl-inspection.inspection-coverage", status: "planned", ago: 38, due: 52, by: "Signe Dahl" },
  { key: "zia.traffic-tunnels.tunnel-redundancy", status: "planned", ago: 61, due: -6, by: "Paul Okafor" },
  {
    key: "zpa.access-policy.allow-all",
    status: "planned",
    ago: 33,
    due: 12,
    by: "Tomasz Wilk",
    comments: ["We can look at the last thirty days of use together and write the rules from it."],
  },
  {
    key: "zpa.app-segments.wide-ip",
    status: "accepted",
    ago: 55,
    until: 96,
    by: "Paul Okafor",
    reason: "The plant in Västerås renumbers its network in the new year; until then the range stays.",
  },
  {
    key: "zia.file-type-control.encrypted-archives",
    status: "accepted",
    ago: 130,
    until: -9,
    by: "Signe Dahl",
    reason: "Two suppliers sent drawings as encrypted archives until they moved to the exchange portal.",
  },
  {
    key: "zcc.posture.posture-baseline",
    status: "elsewhere",
    ago: 47,
    by: "Tomasz Wilk",
    reason:
      "The device management checks disk encryption and patch level, and takes a device that fails off the network.",
  },
  { key: "platform.resilience.dr-configured", status: "open", ago: 30, due: 75, by: "Elin Roos" },
  { key: "zia.tenant-restrictions.m365-tenant", status: "open", ago: 12 },
  { key: "zia.quic.quic-blocked", status: "planned", ago: 170, due: -120, by: "Tomasz Wilk" },
  { key: "zia.dns-control.dns-tunnels", status: "done", ago: 140, by: "Tomasz Wilk" },
  { key: "zpa.access-policy.contractor-scope", status: "done", ago: 150, by: "Signe Dahl" },
];

function findCheck(customerId: string, checkKey: string) {
  return db.finding.findFirst({
    where: { checkKey, healthCheck: { customerId, ...visible } },
    orderBy: { healthCheck: { date: "desc" } },
    select: { checkKey: true, title: true, areaName: true },
  });
}
