import { existsSync } from "node:fs";
import { index, layout, prefix, type RouteConfig, type RouteConfigEntry, route } from "@remix-run/route-config";

/** Every URL, in the order in which people meet them, and the file that answers it. */
const routes = [
  layout("layouts/public.route.tsx", [
    route("/", "login/login.route.tsx"),
    route("signup", "signup/signup.route.tsx"),
    route("signup/received", "signup/received.route.tsx"),
    route("privacy", "signup/privacy.route.tsx"),
    route("terms", "signup/terms.route.tsx"),
    route("change-password/:token", "login/change-password.route.tsx"),
    route("reset-password", "login/reset-request.route.tsx"),
    route("reset-password/:token", "login/reset-password.route.tsx"),
    route("password-set", "login/password-set.route.tsx"),
    route("join/:token", "account/colleagues/join.route.tsx"),
    route("email-change/:token", "account/email/confirm.route.tsx"),
    route("email-change/undo/:token", "account/email/undo.route.tsx"),
  ]),
  route("logout", "login/logout.route.tsx"),

  layout("layouts/portal.route.tsx", [
    route("customers", "customers/customers.route.tsx"),
    route("customers.csv", "customers/customers-csv.route.ts"),
    route("invitations/:invitation", "profile/partners/invitation.route.tsx"),
    route("customers/:customer", "customers/customer.route.tsx", [
      route("profile", "profile/profile.route.tsx"),
      ...prefix("profile", [
        route("partners", "profile/partners/partners.route.tsx"),
        route("alignment", "profile/alignment/alignment.route.tsx"),
        route("alignment/:objective", "profile/alignment/objective.route.tsx"),
        route("journey", "profile/journey/journey.route.tsx"),
        route("journey/:topic", "profile/journey/topic.route.tsx"),
        route("cost-reduction", "profile/cost-reduction/cost-reduction.route.tsx"),
        route("cost-reduction/import", "profile/cost-reduction/import.route.tsx"),
        route("cost-reduction/services.csv", "profile/cost-reduction/services-csv.route.ts"),
        route("cost-reduction/:service", "profile/cost-reduction/service.route.tsx"),
        route("team", "profile/team/team.route.tsx"),
        route("team/team.csv", "profile/team/team-csv.route.ts"),
        route("team/import", "profile/team/import.route.tsx"),
        route("team/members/:member", "profile/team/member.route.tsx"),
        route("team/members/:member/delete", "profile/team/delete-member.route.tsx"),
        route("team/responsibilities", "profile/team/responsibilities.route.tsx"),
        route("team/responsibilities/:responsibility", "profile/team/responsibility.route.tsx"),
        route("activated", "profile/activated/activated.route.tsx"),
      ]),
      ...prefix("health-checks", [
        index("health-checks/latest.route.tsx"),
        route("help/:area", "health-checks/help.route.tsx"),
        route(":date", "health-checks/report.route.tsx"),
        route(":date/findings/:line", "health-checks/finding.route.tsx"),
        route(":date/findings.csv", "health-checks/findings-csv.route.ts"),
      ]),
      route("licensing", "licensing/licensing.route.tsx"),
      route("licensing/products/:sku", "licensing/product.route.tsx"),
    ]),
    route("training", "training/training.route.tsx"),
    route("account", "account/account.route.tsx"),
    route("account/sessions", "account/sessions.route.tsx"),
    route("account/email", "account/email/change.route.tsx"),
    route("account/colleagues", "account/colleagues/colleagues.route.tsx"),

    ...prefix("admin", [
      index("admin/home.route.tsx"),
      route("approvals", "signup/approvals.route.tsx"),
      route("approvals/:id/reject", "signup/reject.route.tsx"),
      route("health-checks", "health-checks/uploads.route.tsx"),
      route("health-checks/new", "health-checks/upload.route.tsx"),
      route("health-checks/:id", "health-checks/draft.route.tsx"),
      route("health-checks/:id/file", "health-checks/original-file.route.ts"),
      route("journey-topics", "profile/journey/topics.route.tsx"),
      route("journey-topics/:topic", "profile/journey/edit-topic.route.tsx"),
      route("technology-areas", "health-checks/technology-areas.route.tsx"),
      route("technology-areas/:area", "health-checks/technology-area.route.tsx"),
      route("email-domains", "signup/email-domains.route.tsx"),
      route("texts", "admin/texts.route.tsx"),
      route("texts/:key", "admin/text.route.tsx"),
      route("outbox", "mail/outbox.route.tsx"),
      route("outbox/:id", "mail/outbox-mail.route.tsx"),
      route("audit", "audit/audit.route.tsx"),
    ]),
  ]),
];

// Only while the house is being built: what is not there yet is left out.
const built = (entries: RouteConfigEntry[]): RouteConfigEntry[] =>
  entries.flatMap((entry) => {
    const children = entry.children ? { children: built(entry.children) } : {};
    return existsSync(`app/${entry.file}`) ? [{ ...entry, ...children }] : (children.children ?? []);
  });

export default built(routes) satisfies RouteConfig;
