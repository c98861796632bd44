import { randomUUID } from "node:crypto";
import { db } from "~/infra/db.server";
import { get, type Person } from "./cast";
import { formsOf, type PageForm } from "./forms";
import { cookiesOf, from, someAddress } from "./logins";
import { drawn } from "./page";

/** What a person, or a visitor, does on a page, as a browser without scripts does it. */
export interface Step {
  /** Null is a visitor. */
  as: Pick<Person, "userId" | "cookie"> | null;
  page: string;
  /** What is filled in; all else is sent as the page has it. */
  fields?: Record<string, string | string[] | File>;
  /** Stands in the form that is meant, where the page has several: an id. */
  row?: string;
  /** The intent of the page's own form, where it is another one. */
  first?: string;
  /** The form that the answer shows is sent too, with these. */
  next?: { intent?: string; fields?: Record<string, string> };
  /** Whose event it is, where it is not the person's own. */
  by?: string | "somebody";
  /** The business that the event is about, where it is neither the address's nor the person's own. */
  about?: string | "somebody";
}

export interface Acknowledged {
  status: number;
  to: string | null;
  /** The cookies that were set. */
  cookie: string;
  /** What has been written to the log since. */
  events: Event[];
  /** Of the last form that was sent. */
  requestId: string;
}

type Field = [name: string, value: string];

interface Event {
  action: string;
  actorId: string | null;
  businessId: string | null;
  subjectType: string;
  requestId: string | null;
}

/** For what must have happened before. */
export async function done(intent: string, step: Step): Promise<void> {
  const { status } = await perform(intent, step);
  if (status !== 303) throw new Error(`${step.page} ${intent} answered ${status}`);
}

/** Opens the page, fills its form in, sends it: with more fields than it has, if there are any. */
export async function perform(intent: string, step: Step, more: readonly Field[] = []): Promise<Acknowledged> {
  const last = (await db.auditEvent.findFirst({ orderBy: { id: "desc" }, select: { id: true } }))?.id ?? 0;
  const filled = await fillIn(intent, step);
  const first = step.first ?? intent;
  let requestId: string = randomUUID();
  let answer = await send(filled, first, step, step.fields ?? {}, more, requestId);
  if (step.next && answer.status === 200) {
    const { intent: second = "", fields = {} } = step.next;
    requestId = randomUUID();
    const shown = pick(await answer.text(), second, fields, undefined, `the answer of ${step.page}`);
    answer = await send(shown, second, step, fields, more, requestId);
  }
  const events = await db.auditEvent.findMany({
    where: { id: { gt: last } },
    select: { action: true, actorId: true, businessId: true, subjectType: true, requestId: true },
  });
  const cookie = cookiesOf(answer);
  const to = answer.headers.get("Location");
  return { status: answer.status, to, cookie, events, requestId, ...(await problemsOf(answer)) };
}

/** The form of the page that is meant, as it would be sent untouched. */
export async function fillIn(intent: string, step: Step): Promise<PageForm> {
  const page = await from(someAddress(), () => drawn(get(step.page, step.as ?? undefined)));
  const first = step.first ?? intent;
  return pick(await page.text(), first, step.fields ?? {}, step.row, `${step.page} (${page.status})`);
}

/** The words of a refusal, so that a failure says what to mend. */
async function problemsOf(answer: Response): Promise<object> {
  if (answer.status < 400) return {};
  const text = (await answer.text()).replace(/<(script|style|svg)\b.*?<\/\1>/gs, "");
  const said = [...text.matchAll(/class="(?:error-summary|field__error|notice)[^"]*"[^>]*>(.*?)<\/(?:div|p)>/gs)];
  return {
    said: said.map(([, inner = ""]) =>
      inner
        .replace(/<[^>]*>/g, " ")
        .replace(/\s+/g, " ")
        .trim(),
    ),
  };
}

function pick(markup: string, intent: string, fields: object, row: string | undefined, where: string): PageForm {
  const forms = formsOf(markup);
  const isIt = (form: PageForm) =>
    (form.action !== "/logout" || row === "/logout") &&
    intentsIn(form, intent) &&
    Object.keys(fields).every((name) => form.names.has(name)) &&
    (row === undefined || form.action === row || form.fields.some(([, value]) => value === row));
  const found = forms.find(isIt);
  if (found) return found;
  const seen = forms.map(({ action, names, buttons }) => JSON.stringify({ action, names: [...names], buttons }));
  throw new Error(`${where} has no form “${intent}” with ${Object.keys(fields)}:\n${seen.join("\n")}`);
}

function intentsIn({ fields, buttons }: PageForm, intent: string): boolean {
  if (intent === "") return true;
  return [...fields, ...buttons.map(({ name, value }) => [name, value])].some(
    ([name, value]) => name === "intent" && value === intent,
  );
}

async function send(
  form: PageForm,
  intent: string,
  step: Step,
  typed: Record<string, string | string[] | File>,
  more: readonly Field[],
  requestId: string,
) {
  const foreign = more.filter(([name]) => !form.names.has(name) && !(name in typed) && name !== "intent");
  // A form with a file has few parts, and no more are read.
  const added = form.isMultipart ? foreign.slice(0, 8) : foreign;
  const request = requestOf(form, [...pairsOf(form, intent, typed), ...added], step);
  return from(someAddress(), () => drawn(request), requestId);
}

/** What a browser sends of the form: what was typed in place of what stood there. */
export function pairsOf(form: PageForm, intent: string, typed: Record<string, string | string[] | File>) {
  const body = new FormData();
  for (const [name, value] of form.fields)
    if (!(name in typed) && !(intent && name === "intent")) body.append(name, value);
  for (const [name, values] of Object.entries(typed)) for (const value of [values].flat()) body.append(name, value);
  if (intent) body.set("intent", intent);
  return [...body];
}

export function requestOf(form: PageForm, pairs: readonly [string, string | File][], step: Pick<Step, "as" | "page">) {
  const url = new URL(form.action ?? step.page, `http://localhost:3000${step.page}`);
  const headers = {
    Host: "localhost:3000",
    Origin: "http://localhost:3000",
    ...(step.as ? { Cookie: step.as.cookie } : {}),
  };
  const body = form.isMultipart ? new FormData() : new URLSearchParams();
  for (const [name, value] of pairs) {
    if (body instanceof FormData) body.append(name, value);
    else body.append(name, String(value));
  }
  return new Request(url, { method: "POST", body, headers });
}
