import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import type { Actor } from "~/access/actor";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { rewordRule, switchRule } from "~/licensing/upgrades/change-rule.server";
import { RewordCard } from "~/licensing/upgrades/reword-card";
import { rewordForm, switchForm } from "~/licensing/upgrades/rule.schema";
import { RuleCard } from "~/licensing/upgrades/rule-card";
import { effectOfSwitch, getRulePage } from "~/licensing/upgrades/rule-page.server";
import { SwitchCard } from "~/licensing/upgrades/switch-card";
import { Badge } from "~/ui/badge";
import { HistoryCard } from "~/ui/history-card";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.rule.product ?? "Upgrade Rule");

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const page = await getRulePage(params.rule ?? "");
  if (!page) throw notFound();
  return json(page);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const id = params.rule ?? "";
  const form = await readForm(request);
  return form.get("intent") === "save" ? reword(form, id, admin) : turn(form, id, admin);
}

async function reword(form: FormData, id: string, admin: Actor) {
  const submission = parseWithZod(form, { schema: rewordForm });
  if (submission.status !== "success") return invalid(submission);

  const outcome = await rewordRule(id, submission.value, admin);
  if (outcome === "unknown") throw notFound();
  if (typeof outcome === "object") return json({ result: submission.reply(), ...outcome }, 409);
  const said = outcome === "saved" ? "The reason was saved. Customers read it at once." : "Nothing was changed.";
  return redirectWithToast(`/admin/upgrade-rules/${id}`, said);
}

async function turn(form: FormData, id: string, admin: Actor) {
  const submission = parseWithZod(form, { schema: switchForm });
  if (submission.status !== "success") return invalid(submission);

  const { intent, version, seen } = submission.value;
  const isOn = intent === "switch-on";
  const effect = await effectOfSwitch(id, isOn);
  if (!effect) throw notFound();
  const said = `The rule is switched ${isOn ? "on" : "off"}`;
  if (effect === "already") return redirectWithToast(`/admin/upgrade-rules/${id}`, `${said} already.`);
  // Nothing is saved whose effect the admin has not seen as it is now.
  if (effect.seen !== seen) return json({ changedMeanwhile: true }, 409);
  const outcome = await switchRule(id, { isOn, version }, admin);
  if (outcome === "unknown") throw notFound();
  if (typeof outcome === "object") return json({ changedMeanwhile: true }, 409);
  return redirectWithToast(`/admin/upgrade-rules/${id}`, `${said}.`);
}

export default function Rule() {
  const { rule, touches, effect, history } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={rule.product}
        lead="When it stands on Potential Upgrades, by this rule."
        crumbs={[{ to: "/admin/upgrade-rules", label: "Upgrade Rules" }]}
        actions={rule.isOn ? <Badge tone="pass">On</Badge> : <Badge>Off</Badge>}
      />
      <div className="grid grid--aside">
        <div className="stack">
          <RuleCard rule={rule} touches={touches} />
          <RewordCard key={rule.version} rule={rule} touches={touches.count} />
          <HistoryCard history={history} nothing="Nobody has changed this rule since it came with the portal." />
        </div>
        <SwitchCard rule={rule} effect={effect} />
      </div>
    </>
  );
}
