/** What an event says of itself, as far as a sentence needs it. */
export interface EventFacts {
  action: string;
  subjectType: string;
  subjectId: string;
  before?: unknown;
  after?: unknown;
}

/** The actions that have a name of their own, as a filter offers them. */
export const actionNames: Record<string, string> = {
  "signup.request": "Signed up",
  "signup.approve": "Approved a sign-up",
  "signup.reject": "Rejected a sign-up",
  "signup.undo-rejection": "Undid a rejection",
  "signup.send-again": "Sent the password link again",
  login: "Logged in",
  logout: "Logged out",
  "session.end": "Ended a session",
  "session.end-others": "Ended all other sessions",
  "password.set": "Set the first password",
  "password.reset": "Reset a password",
  "password.change": "Changed a password",
  "second-step.on": "Turned two-step login on",
  "second-step.off": "Turned two-step login off",
  "second-step.codes": "Made new recovery codes",
  "second-step.reset": "Reset somebody’s two-step login",
  "security.save": "Saved the security settings",
  "email.ask": "Asked for another email",
  "email.send-again": "Sent the link to another email again",
  "email.withdraw": "Withdrew a change of email",
  "email.change": "Changed an email",
  "email.undo": "Undid a change of email",
  "notifications.choose": "Chose which mails to get",
  "notifications.unsubscribe": "Turned mails off by the link in one",
  "colleague.invite": "Invited a colleague",
  "colleague.send-again": "Sent a colleague's invitation again",
  "colleague.withdraw": "Withdrew a colleague's invitation",
  "colleague.join": "Joined the business",
  "colleague.remove": "Removed a colleague",
  "colleague.make-owner": "Made a colleague an owner",
  "colleague.hand-over": "Handed the business over",
  "colleague.step-down": "Stepped down as an owner",
  "person.export": "Downloaded their own data",
  "person.ask-to-close": "Asked to close their own account",
  "person.keep-open": "Took back to close their own account",
  "person.close": "Closed an account",
  "person.change": "Changed a person's details",
  "business.export": "Downloaded a business’s data",
  "business.ask-to-close": "Asked to close a business",
  "business.keep-open": "Took back to close a business",
  "business.close": "Closed a business",
  "business.change": "Changed a business's details",
  "calendar-feed.make": "Made an address for the calendar feed",
  "calendar-feed.replace": "Replaced the address of the calendar feed",
  "calendar-feed.revoke": "Revoked the address of the calendar feed",
  "partnership.invite": "Invited a partner",
  "partnership.send-again": "Sent a partner's invitation again",
  "partnership.withdraw": "Withdrew a partner's invitation",
  "partnership.accept": "Accepted an invitation",
  "partnership.decline": "Declined an invitation",
  "partnership.end": "Ended a partnership",
  "health-check.upload": "Uploaded a health check",
  "health-check.summarise": "Wrote an executive summary",
  "health-check.publish": "Published a health check",
  "health-check.withdraw": "Withdrew a health check",
  "health-check.replace": "Replaced a health check",
  "health-check.take-back": "Took back a withdrawal of a health check",
  "health-check.discard": "Discarded a health check",
  "health-check.undo": "Undid an import of a health check",
  "health-check.stand-again": "Made a replaced health check stand again",
  "health-check.make-report": "Made a report’s PDF",
  "follow-up.change": "Followed up a finding",
  "follow-up.comment": "Commented on a finding",
  "follow-up.remove-comment": "Removed a comment on a finding",
  "objective.add": "Added an objective",
  "objective.change": "Changed an objective",
  "objective.remove": "Removed an objective",
  "technology-area.edit": "Edited a technology area",
  "technology-area.add": "Added a technology area",
  "journey.score": "Scored a journey topic",
  "journey-topic.add": "Added a journey topic",
  "journey-topic.edit": "Edited a journey topic",
  "journey-topic.retire": "Retired a journey topic",
  "journey-topic.bring-back": "Brought back a journey topic",
  "legacy-service.add": "Added a service",
  "legacy-service.change": "Changed a service",
  "legacy-service.remove": "Removed a service",
  "legacy-service.import": "Imported services",
  "subscription.mark": "Marked a product as purchased",
  "subscription.correct": "Corrected a subscription",
  "subscription.take-back": "Took a subscription back",
  "text.draft": "Saved a draft of a text",
  "text.discard": "Discarded a draft of a text",
  "text.publish": "Published a text",
  "text.save": "Saved a text",
  "settings.save": "Saved the settings",
  "email-domain.add": "Added an email domain",
  "email-domain.remove": "Removed an email domain",
  "upgrade.dismiss": "Dismissed a suggestion",
  "upgrade.restore": "Restored a suggestion",
  "upgrade.suggest": "Suggested a product",
  "upgrade.reword": "Changed the reason of a suggestion",
  "upgrade.withdraw": "Withdrew a suggestion",
  "upgrade-rule.add": "Added an upgrade rule",
  "upgrade-rule.reword": "Changed the reason of an upgrade rule",
  "upgrade-rule.switch-off": "Switched an upgrade rule off",
  "upgrade-rule.switch-on": "Switched an upgrade rule on",
  "mail.send-again": "Sent a mail again",
  "mail.bounce": "Marked an address that mails do not reach",
  "mail.clear-bounce": "Cleared the mark of an address",
  "letter.test": "Sent a letter as a test",
  "job.run": "Ran a job",
  "team-member.add": "Added a team member",
  "team-member.change": "Changed a team member",
  "team-member.delete": "Deleted a team member",
  "team-member.import": "Imported team members",
  "responsibility.take-over": "Took over the list of responsibilities",
  "responsibility.add": "Added a responsibility",
  "responsibility.change": "Changed who does what",
  "responsibility.remove": "Removed a responsibility",
  "product.add": "Added a product",
  "product.change": "Changed a product",
  "product.relate": "Changed a product's relations",
  "product.retire": "Retired a product",
  "product.take-back": "Took a product back",
  "catalogue.import": "Imported products",
  "request.make": "Requested a product",
  "request.change": "Changed a request",
  "request.quote": "Sent a quote",
  "request.accept-quote": "Accepted a quote",
  "request.decline-quote": "Declined a quote",
  "request.order": "Ordered a product",
  "request.complete": "Completed a request",
  "request.cancel": "Cancelled a request",
  "request.decline": "Declined a request",
  "business.suspend": "Suspended a business",
  "business.restore": "Restored a business",
  "view.start": "Began to view as a customer",
  "view.download": "Downloaded a file while viewing",
  "view.end": "Ended a view as a customer",
  "person.disable": "Disabled a person",
  "person.enable": "Enabled a person",
  "person.end-sessions": "Ended a person’s sessions",
  "person.send-link": "Sent a person a link to set the password",
  "person.make-owner": "Made a person an owner",
  "admin.invite": "Invited an admin",
  "reminders.settings": "Changed the settings of reminders",
  "admin.create": "Made an admin",
  "demo.create": "Made the demo data",
};

/** What was done, without who did it: "approved Ida Brandt of Northgate Tools". */
export function sentenceOf(event: EventFacts): string {
  const after = fieldsOf(event.after);
  const before = fieldsOf(event.before);
  switch (event.action) {
    case "signup.request":
      return `kept the sign-up of ${after("name")}, ${after("businessName")}`;
    case "signup.approve":
      return `approved ${after("name")}, ${after("businessName")}`;
    case "signup.reject":
      return `rejected ${after("name")}, ${after("businessName")}`;
    case "signup.undo-rejection":
      return `took back the rejection of ${before("name")}, ${before("businessName")}`;
    case "signup.send-again":
      return `sent ${after("name")} a fresh link to set the password`;
    case "partnership.invite":
      return `invited ${after("partner")} as ${after("type")}`;
    case "partnership.send-again":
      return `sent ${after("partner")} the invitation as ${after("type")} again`;
    case "partnership.withdraw":
      return `withdrew the invitation of ${after("partner")} as ${after("type")}`;
    case "partnership.accept":
      return `accepted for ${after("partner")} to be ${after("type")}`;
    case "partnership.decline":
      return `declined for ${after("partner")} to be ${after("type")}`;
    case "partnership.end":
      return `ended the partnership with ${after("partner")} as ${after("type")}`;
    case "second-step.on":
      return "turned their own two-step login on";
    case "second-step.off":
      return "turned their own two-step login off";
    case "second-step.codes":
      return "made new recovery codes for their own account";
    case "second-step.reset":
      return `reset the two-step login of ${after("name")}: “${after("reason")}”`;
    case "email.ask":
      return `asked to log in as ${after("newEmail")}`;
    case "email.send-again":
      return `sent the link to ${after("newEmail")} again`;
    case "email.change":
      return `changed their own email from ${before("email")} to ${after("email")}`;
    case "email.undo":
      return `took the email back from ${before("email")} to ${after("email")}`;
    case "notifications.choose":
      return `chose mails ${after("mails").toLowerCase()}${after("no mails about") ? `, and none about ${after("no mails about")}` : ""}`;
    case "notifications.unsubscribe":
      return `turned off the mails about ${after("off")} by the link in one`;
    case "person.export":
      return "downloaded all that the portal keeps of them";
    case "business.export":
      return "downloaded all data of the business";
    case "person.ask-to-close":
      return `asked to close their own account on ${after("closesOn")}`;
    case "person.keep-open":
      return after("why") === unsaid
        ? "keeps their own account open"
        : `left the account of ${after("name")} open: ${after("why")}`;
    case "person.close":
      return `closed the account of ${after("name")}: ${after("why")}`;
    case "business.ask-to-close":
      return `asked to close the business on ${after("closesOn")}`;
    case "business.keep-open":
      return "keeps the business open";
    case "business.close":
      return `closed the business ${after("name")}`;
    case "colleague.invite":
      return `invited ${after("name")} as a colleague`;
    case "colleague.send-again":
      return `sent ${after("name")} the invitation again`;
    case "colleague.withdraw":
      return `withdrew the invitation of ${after("name")}`;
    case "colleague.join":
      return "joined the business";
    case "colleague.remove":
      return `removed ${after("name")}`;
    case "colleague.make-owner":
      return `made ${after("name")} an owner`;
    case "colleague.hand-over":
      return `handed the business over to ${after("name")}`;
    case "colleague.step-down":
      return "stepped down as an owner";
    case "health-check.upload":
      return `uploaded ${after("file")} for ${after("date")}, ${after("rows")} rows`;
    case "health-check.publish":
      return `published the health check of ${after("date")}`;
    case "health-check.withdraw":
      return `withdrew the health check of ${before("date")}`;
    case "health-check.take-back":
      return `took back that the health check of ${after("date")} was withdrawn`;
    case "health-check.replace":
      return `published another health check in the place of the one of ${after("date")}`;
    case "health-check.undo":
      return `undid the import of the health check of ${after("date")}`;
    case "health-check.stand-again":
      return `made the replaced health check of ${after("date")} stand again`;
    case "technology-area.add":
      return `added the technology area ${after("name")}`;
    case "health-check.make-report":
      return `made the PDF of the health check of ${after("date")}, ${after("pages")} pages`;
    case "follow-up.change":
      return `changed what is done about “${after("check")}”`;
    case "follow-up.comment":
      return `commented on “${after("check")}”`;
    case "follow-up.remove-comment":
      return `removed their own comment on “${before("check")}”`;
    case "objective.add":
      return `added the objective “${after("objective")}”`;
    case "objective.change":
      return `changed the objective “${after("objective")}”`;
    case "objective.remove":
      return `removed the objective “${before("objective")}”`;
    case "journey.score":
      return `set the ${after("side")} of ${after("topic")} to ${after("value")}`;
    case "journey-topic.add":
      return `added the journey topic ${after("name")}`;
    case "journey-topic.edit":
      return `edited the journey topic ${after("name")}`;
    case "journey-topic.retire":
      return `retired the journey topic ${after("name")}`;
    case "journey-topic.bring-back":
      return `brought back the journey topic ${after("name")}`;
    case "legacy-service.add":
      return `added the service ${after("name")}, which expires on ${after("expirationDate")}`;
    case "legacy-service.change":
      return `changed the service ${after("name")}`;
    case "legacy-service.remove":
      return `removed the service ${before("name")}`;
    case "legacy-service.import":
      return `imported ${after("count")} services in use`;
    case "upgrade.dismiss":
      return `dismissed ${after("product")}: “${after("reason")}”`;
    case "upgrade.restore":
      return `restored ${before("product")} among the potential upgrades`;
    case "upgrade.suggest":
      return `suggested ${after("product")}: “${after("reason")}”`;
    case "upgrade.reword":
      return `changed why ${after("product")} is suggested: “${after("reason")}”`;
    case "upgrade.withdraw":
      return `withdrew the suggestion of ${before("product")}`;
    case "upgrade-rule.add":
      return `added a rule: ${after("product")} when ${after("when")}`;
    case "upgrade-rule.reword":
      return `changed the words of a rule: ${after("product")} when ${after("when")}`;
    case "upgrade-rule.switch-off":
      return `switched off a rule: ${after("product")} when ${after("when")}`;
    case "upgrade-rule.switch-on":
      return `switched on a rule: ${after("product")} when ${after("when")}`;
    case "subscription.mark":
      return `marked ${after("product")} as purchased until ${after("endDate")}`;
    case "subscription.correct":
      return `corrected the subscription of ${after("product")}, which ends on ${after("endDate")}`;
    case "subscription.take-back":
      return `took back that ${before("product")} was purchased until ${before("endDate")}`;
    case "text.draft":
      return `saved a draft of the text “${event.subjectId}”`;
    case "text.discard":
      return `discarded the draft of the text “${event.subjectId}”`;
    case "text.publish":
      return `published version ${after("version")} of the text “${event.subjectId}”`;
    case "text.save":
      return `saved version ${after("version")} of the text “${event.subjectId}”`;
    case "settings.save":
      return "saved the settings";
    case "email-domain.add":
      return `decided to ${after("decision")} the email domain ${event.subjectId}`;
    case "email-domain.remove":
      return `removed the rule for the email domain ${event.subjectId}`;
    case "mail.bounce":
      return `marked ${after("to")}: ${after("kind") === "complained" ? "a mail was reported as spam" : "a mail came back"}`;
    case "mail.clear-bounce":
      return `cleared the mark of ${before("to")}, so that mails go there again`;
    case "letter.test":
      return `sent the letter “${event.subjectId}” to ${after("to")} as a test`;
    case "job.run":
      return `ran the job “${event.subjectId}”`;
    case "team-member.add":
      return `added ${after("name")} to the team`;
    case "team-member.change":
      return `changed the team member ${after("name")}`;
    case "team-member.delete":
      return `deleted ${before("name")} from the team; ${after("successor")} takes over`;
    case "team-member.import":
      return `imported ${after("count")} team members`;
    case "responsibility.take-over":
      return `took over ${after("count")} responsibilities of the list to start from`;
    case "responsibility.add":
      return `added the responsibility “${after("name")}”`;
    case "responsibility.change":
      return `changed who does what in “${after("name")}”`;
    case "responsibility.remove":
      return `removed the responsibility “${before("name")}”`;
    case "product.add":
      return `added the product ${after("name")}`;
    case "product.change":
      return `changed the product ${after("name")}`;
    case "product.relate":
      return `changed how the product ${after("name")} stands to others`;
    case "product.retire":
      return `retired the product ${after("name")}`;
    case "product.take-back":
      return `took the product ${after("name")} back into the offer`;
    case "catalogue.import":
      return `imported products: ${after("added")} new, ${after("changed")} changed`;
    case "request.make":
      return `requested ${after("product")}`;
    case "request.change":
      return `changed the request for ${after("product")}`;
    case "request.quote":
      return `sent a quote for ${after("product")}, valid until ${after("Valid Until")}`;
    case "request.accept-quote":
      return `accepted the quote for ${after("product")}`;
    case "request.decline-quote":
      return `declined the quote for ${after("product")}`;
    case "request.order":
      return `ordered ${after("product")}`;
    case "request.complete":
      return `completed the request for ${after("product")}, until ${after("Service End Date")}`;
    case "request.cancel":
      return `cancelled the request for ${after("product")}`;
    case "request.decline":
      return `declined the request for ${after("product")}`;
    case "business.suspend":
      return `suspended ${after("name")}: “${after("reason")}”`;
    case "business.restore":
      return `restored ${after("name")}`;
    case "view.start":
      return `began to view CM360 as this customer: “${after("reason")}”`;
    case "view.download":
      return `downloaded ${after("file")} while viewing as this customer`;
    case "view.end":
      return "ended the view as this customer";
    case "person.disable":
      return `disabled the account of ${after("name")}`;
    case "person.enable":
      return `enabled the account of ${after("name")}`;
    case "person.end-sessions":
      return `ended all sessions of ${after("name")}`;
    case "person.send-link":
      return `sent ${after("name")} a link to set the password`;
    case "person.make-owner":
      return `made ${after("name")} an owner`;
    case "admin.invite":
      return `invited ${after("name")} as an admin`;
    default: {
      const name = actionNames[event.action] ?? event.action;
      return name.charAt(0).toLowerCase() + name.slice(1);
    }
  }
}

function fieldsOf(json: unknown): (name: string) => string {
  const fields = typeof json === "object" && json !== null ? (json as Record<string, unknown>) : {};
  return (name) => String(fields[name] ?? unsaid);
}

/** What stands for a field that an event does not have. */
const unsaid = "…";
