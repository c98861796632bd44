import type { ObjectivePriority, ObjectiveStatus } from "~/infra/prisma/enums";

/** An objective of the demo: what differs from its starting point. Days are counted from today. */
export interface DemoObjective {
  template?: string;
  title?: string;
  why: string;
  category?: string;
  priority: ObjectivePriority;
  status: ObjectiveStatus;
  start?: number;
  due?: number;
  metric?: string;
  unit?: string;
  /** From and to. */
  way?: [number, number];
  now?: number;
  owner?: string;
  sponsor?: string;
  services?: string[];
  initiatives?: { title: string; who?: string; due?: number; done?: boolean }[];
  comment?: string;
}

export const demoObjectives: DemoObjective[] = [
  {
    template: "retire-vpn",
    why: "The contract of the remote-access VPN ends, and each of its gateways is a door to the whole network. All 2,400 users shall reach their applications without it.",
    priority: "must",
    status: "on_track",
    start: -120,
    due: 46,
    way: [2400, 0],
    now: 310,
    owner: "Paul Okafor",
    sponsor: "Marta Lindqvist",
    services: ["Remote-access VPN"],
    initiatives: [
      { title: "Move the sales offices", who: "Tomasz Wilk", due: -70, done: true },
      { title: "Move engineering, with the CAD licence servers", who: "Tomasz Wilk", due: -20, done: true },
      { title: "Switch off the gateways in Gothenburg", who: "Paul Okafor", due: 38 },
    ],
    comment:
      "Well ahead. **Before the gateways go**: two segments still allow any port, so the last 310 users would keep network access. Narrow them first.",
  },
  {
    template: "inspect-encrypted",
    why: "Most of what comes from the internet is encrypted, and what is not opened is not checked.",
    priority: "must",
    status: "at_risk",
    start: -150,
    due: -9,
    way: [35, 85],
    now: 61,
    owner: "Signe Dahl",
    sponsor: "Marta Lindqvist",
    initiatives: [
      { title: "Agree the privacy exceptions with the works council", who: "Amir Haddad", due: -30, done: true },
      { title: "Install the certificate on the plant's workstations", who: "Tomasz Wilk", due: -14 },
    ],
    comment: "The plant's workstations are what is missing. We propose a new target date at the next review.",
  },
  {
    template: "cost-consolidation",
    why: "Four tools look at the same web traffic. Each renewal is the moment to let one of them go.",
    priority: "should",
    status: "agreed",
    start: -60,
    due: 200,
    unit: "EUR per year",
    way: [0, 137200],
    now: 22300,
    owner: "Elin Roos",
    sponsor: "The CFO",
    services: ["Firewall URL filtering", "Sandbox appliance"],
    initiatives: [{ title: "Give notice for the sandbox appliance", who: "Elin Roos", due: 25 }],
  },
  {
    title: "Keep the plants running through the ERP change",
    why: "The ERP moves to the public cloud next year. Three plants stop within an hour when they cannot reach it.",
    category: "Enable change",
    priority: "should",
    status: "agreed",
    due: 260,
    metric: "Unplanned stops caused by lost connections, per quarter",
    unit: "stops",
    way: [5, 0],
    owner: "Paul Okafor",
  },
  {
    template: "protect-data",
    why: "Drawings of customers leave by mail and by file sharing. Nobody can say how many.",
    priority: "should",
    status: "proposed",
    due: 320,
    owner: "Amir Haddad",
  },
  {
    template: "hybrid-work",
    why: "Calls from home offices are the first complaint in every survey.",
    priority: "could",
    status: "on_track",
    start: -90,
    due: 130,
    way: [62, 80],
    now: 71,
    owner: "Tomasz Wilk",
  },
  {
    template: "skills",
    why: "Two administrators must be able to stand in for each other.",
    priority: "later",
    status: "achieved",
    start: -140,
    due: -25,
    way: [1, 3],
    now: 3,
    owner: "Elin Roos",
  },
];
