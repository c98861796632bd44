/** What an event is about, in the words of the screen; the database's name for it stays as it is. */
export const kindNames: Record<string, string> = {
  Business: "Business",
  CalendarFeed: "Calendar feed",
  Catalogue: "Catalogue",
  ColleagueInvitation: "Colleague's invitation",
  CustomerView: "View as customer",
  Dismissal: "Dismissed suggestion",
  EmailDomainRule: "Email domain",
  FollowUp: "Follow-up of a finding",
  HealthCheck: "Health check",
  job: "Job",
  JourneyTopic: "Journey topic",
  LegacyService: "Service in use",
  letter: "Letter",
  mail: "Mail",
  Objective: "Objective",
  Partnership: "Partnership",
  Product: "Product",
  ProductRequest: "Request",
  Responsibility: "Responsibility",
  Setting: "Setting",
  SignupRequest: "Sign-up",
  Subscription: "Subscription",
  Suggestion: "Suggestion",
  TeamMember: "Team member",
  TechnologyArea: "Technology area",
  TextVersion: "Text",
  UpgradeRule: "Upgrade rule",
  User: "Person",
};

export function kindName(subjectType: string): string {
  return kindNames[subjectType] ?? subjectType;
}

/** What concerns the portal as a whole, and so stands in no customer's log. */
export const portalKinds: readonly string[] = [
  ...["Catalogue", "EmailDomainRule", "job", "letter", "mail", "Product", "Setting"],
  ...["TechnologyArea", "TextVersion", "UpgradeRule"],
];

/** What is done to the portal as a whole, likewise: the actions that begin so. */
const portalActions: readonly string[] = [
  ...["admin", "catalogue", "demo", "email-domain", "job", "journey-topic", "letter", "product", "reminders"],
  ...["security", "settings", "technology-area", "text", "upgrade-rule"],
];

export function isPortalAction(action: string): boolean {
  return portalActions.includes(action.split(".")[0] ?? "");
}

/**
 * Stands in no customer's log, CSV or export. What is done with a health check before it is published: the customer reads
 * nothing of a draft, and so neither how it came about. And what the office does about mails: a mail about the customer
 * went to its partners and to admins too, and the event says their addresses.
 */
export const officeOnly: readonly string[] = [
  "health-check.upload",
  "health-check.summarise",
  "health-check.discard",
  "health-check.undo",
  "health-check.stand-again",
  "mail.bounce",
  "mail.clear-bounce",
  "mail.send-again",
];
