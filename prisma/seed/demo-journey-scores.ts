/** What one side says of a topic in the demo: now, and before. */
export interface Said {
  was?: number;
  score?: number;
  notApplicableReason?: string;
  note?: string;
}

/** Halden Precision's journey, by topic: 27 of 29 topics bear a score, one does not apply, one waits for the customer. */
export const demoScores: Record<string, { cm360: Said; business: Said }> = {
  identity: { cm360: { was: 4, score: 4 }, business: { was: 4, score: 4 } },
  endpoint: { cm360: { was: 3, score: 3 }, business: { was: 3, score: 3 } },
  forwarding: {
    cm360: {
      was: 2,
      score: 3,
      note: "All four plants forward through tunnels. The warehouse in Borås still breaks out locally.",
    },
    business: { was: 3, score: 4 },
  },
  visibility: { cm360: { was: 2, score: 3 }, business: { was: 3, score: 3 } },
  "web-security": { cm360: { was: 4, score: 4 }, business: { was: 4, score: 4 } },
  "tls-inspection": {
    cm360: {
      was: 1,
      score: 2,
      note: "A third of the traffic is inspected, all of it at head office. Before this can be a **3**:\n\n- branches and remote users need the inspection certificate;\n- the 417 exemptions need an owner each.",
    },
    business: {
      was: 3,
      score: 4,
      note: "Branches follow in the next quarter. We count the policy as decided, hence 4.",
    },
  },
  "saas-control": { cm360: { was: 2, score: 2 }, business: { was: 2, score: 2 } },
  "firewall-egress": { cm360: { was: 2, score: 3 }, business: { was: 3, score: 3 } },
  "vpn-replacement": { cm360: { was: 3, score: 4 }, business: { was: 4, score: 4 } },
  "third-party": { cm360: { was: 3, score: 3 }, business: { was: 2, score: 3 } },
  "onprem-users": {
    cm360: {
      was: 2,
      score: 2,
      note: "Inside the offices the old firewall still decides. The agent is bypassed on trusted networks.",
    },
    business: { was: 3, score: 4, note: "Users see one way of working everywhere." },
  },
  continuity: { cm360: { was: 3, score: 3 }, business: { was: 3, score: 3 } },
  "app-segmentation": {
    cm360: {
      was: 1,
      score: 1,
      note: "Two wildcard segments carry most of the traffic. Start with the ten applications that matter most.",
    },
    business: { was: 2, score: 3 },
  },
  "app-protection": { cm360: { was: 1, score: 1 }, business: { was: 1, score: 1 } },
  "deception-identity": { cm360: { was: 1, score: 2 }, business: { was: 2, score: 2 } },
  "external-surface": { cm360: { was: 2, score: 2 }, business: { was: 2, score: 3 } },
  "data-classification": { cm360: { was: 1, score: 1 }, business: { was: 2, score: 2 } },
  dlp: { cm360: { was: 2, score: 2 }, business: { was: 2, score: 2 } },
  genai: {
    cm360: { score: 1, note: "Usage is visible since spring, but no rule limits what is pasted into prompts." },
    business: { score: 3, note: "Staff signed the policy in March." },
  },
  unmanaged: {
    cm360: { notApplicableReason: "No unmanaged device may reach the tenant." },
    business: { notApplicableReason: "Private devices are not allowed." },
  },
  branch: { cm360: { was: 2, score: 2 }, business: { was: 2, score: 2 } },
  workloads: { cm360: { was: 2, score: 3 }, business: { was: 2, score: 3 } },
  "ot-iot": { cm360: { was: 1, score: 1 }, business: { was: 1, score: 1 } },
  ma: {
    cm360: { score: 2, note: "One site was connected in nine days this year; the steps are not written down." },
    business: {},
  },
  experience: { cm360: { was: 2, score: 2 }, business: { was: 2, score: 2 } },
  risk: { cm360: { was: 1, score: 1 }, business: { was: 1, score: 1 } },
  automation: { cm360: { was: 3, score: 3 }, business: { was: 3, score: 4 } },
  governance: { cm360: { was: 2, score: 3 }, business: { was: 3, score: 3 } },
  value: { cm360: { was: 3, score: 3 }, business: { was: 2, score: 3 } },
};
