import { beforeAll, describe, expect, test } from "vitest";
import { addDays, today } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import { aCustomer, anAdmin, aPartner, type Business, type Person } from "../../../tests/support/cast";
import {
  aRequest,
  mailsAbout,
  move,
  type RequestValues,
  rowOf,
  sendQuoteForm,
  termsOf,
} from "../../../tests/support/requests";

const yesterday = addDays(today(), -1);

/** Where a request can stand, as far as it decides what may be done with it. */
const standings = {
  requested: { state: "requested" },
  quoted: { state: "quoted", quote: {} },
  "quoted, expired": { state: "quoted", quote: { validUntil: yesterday } },
  "quoted, accepted": { state: "quoted", quote: { isAccepted: true } },
  ordered: { state: "ordered", quote: { isAccepted: true } },
  completed: { state: "completed", quote: { isAccepted: true } },
  cancelled: { state: "cancelled" },
  declined: { state: "declined" },
} satisfies Record<string, RequestValues>;
type Standing = keyof typeof standings;

const open = ["requested", "quoted", "quoted, expired", "quoted, accepted", "ordered"] as const;
const beforeOrder = ["requested", "quoted", "quoted, expired", "quoted, accepted"] as const;
const sellers = ["ray", "ada"] as const;

/** Every step, by whom and from where it may be taken, and where it leads: written out, not taken from the code. */
const steps = {
  cancel: { by: ["nora", "ray", "ada"], from: open, to: ["cancelled", null] },
  "send quote": { by: sellers, from: beforeOrder, to: ["quoted", "customer"] },
  "accept quote": { by: ["nora"], from: ["quoted"], to: ["quoted", "seller"] },
  "decline quote": { by: ["nora"], from: ["quoted", "quoted, expired"], to: ["requested", "seller"] },
  order: { by: sellers, from: ["quoted, accepted"], to: ["ordered", "seller"] },
  "order, accepted outside": { by: sellers, from: beforeOrder, to: ["ordered", "seller"] },
  complete: { by: sellers, from: ["ordered"], to: ["completed", null] },
  decline: { by: sellers, from: open, to: ["declined", null] },
} as const satisfies Record<string, { by: readonly Name[]; from: readonly Standing[]; to: readonly (string | null)[] }>;
type StepName = keyof typeof steps;

type Name = "nora" | "gina" | "ray" | "rita" | "pia" | "max" | "ada";
let cast: Record<Name, Person>;
let acme: Business;

beforeAll(async () => {
  const nora = await aCustomer("Nora", "Acme");
  const gina = await aCustomer("Gina", "Globex");
  acme = nora.business;
  cast = {
    nora,
    gina,
    ray: await aPartner(acme, "reseller", "Ray"),
    // The stranger's reseller, and once Acme's own professional service.
    rita: await aPartner(gina.business, "reseller", "Rita"),
    pia: await aPartner(acme, "professional_service", "Pia"),
    max: await aPartner(acme, "managed_service", "Max"),
    ada: await anAdmin(),
  };
});

function send(step: StepName, as: Person | undefined, path: string, version: number) {
  const fields = { version: String(version) };
  switch (step) {
    case "cancel":
      return move(as, path, "cancel", fields);
    case "send quote":
      return sendQuoteForm(as, path, { ...fields, validUntil: addDays(today(), 20) });
    case "accept quote":
      return move(as, path, "decide", { ...fields, intent: "accept" });
    case "decline quote":
      return move(as, path, "decide", { ...fields, intent: "decline", reason: "Too short a term" });
    case "order":
      return move(as, path, "order", { ...fields, orderNumber: "PO-1" });
    case "order, accepted outside":
      return move(as, path, "order", { ...fields, isAcceptedOutside: "on" });
    case "complete":
      return move(as, path, "complete", {
        ...fields,
        startDate: addDays(today(), 60),
        endDate: addDays(today(), 400),
        quantity: "100",
      });
    case "decline":
      return move(as, path, "decline", { ...fields, reason: "No longer sold" });
  }
}

/** All that a step may touch, to see that a refused one touches nothing. */
async function everything(id: string) {
  const audits = await db.auditEvent.count({ where: { businessId: acme.id } });
  return JSON.stringify([await rowOf(id), await termsOf(acme), (await mailsAbout(acme)).length, audits]);
}

const strangers: readonly Name[] = ["gina", "rita"];
const cases = (Object.keys(steps) as StepName[]).flatMap((step) =>
  (Object.keys(standings) as Standing[]).map((standing) => [step, standing] as const),
);

describe.each(cases)("to %s a request that is %s", (step, standing) => {
  const { by, from, to } = steps[step];
  const isFrom = (from as readonly Standing[]).includes(standing);

  test("is done by who may, and changes nothing for anybody else", async () => {
    const lacksBox = step === "order" && (beforeOrder as readonly Standing[]).includes(standing);
    for (const name of Object.keys(cast) as Name[]) {
      const request = await aRequest(acme, cast.nora, standings[standing]);
      const before = await everything(request.id);
      const answer = await send(step, cast[name], request.path, 1);
      const isAllowed = (by as readonly Name[]).includes(name);
      const expected = strangers.includes(name) ? 404 : !isAllowed ? 403 : isFrom ? 204 : lacksBox ? 400 : 409;
      expect({ name, status: answer.status }).toEqual({ name, status: expected });
      if (expected === 204) {
        const { state, actsNext, version, changes, closedAt } = await rowOf(request.id);
        expect({ state, actsNext, version, isClosed: closedAt !== null }).toEqual({
          state: to[0],
          actsNext: to[1],
          version: 2,
          isClosed: to[1] === null,
        });
        expect(changes.at(-1)).toMatchObject({ byName: cast[name].name, byBusiness: onBehalf(name) });
        expect((await rowOf(request.id)).subscription !== null).toBe(step === "complete");
      } else expect(await everything(request.id)).toBe(before);
      await close(request.id);
    }
  });

  test("needs to be logged in", async () => {
    const request = await aRequest(acme, cast.nora, standings[standing]);
    const before = await everything(request.id);
    const answer = await send(step, undefined, request.path, 1);
    expect(answer.headers.get("X-Remix-Redirect")).toMatch(/^\/\?redirectTo=/);
    expect(await everything(request.id)).toBe(before);
    await close(request.id);
  });
});

const onBehalf = (name: Name) =>
  name === "ray" ? (cast.ray.business?.name ?? "") : name === "ada" ? "Secure Dynamics" : null;

/** One product has one open request: the next one of the loop needs its place. */
async function close(id: string) {
  const { version, state } = await rowOf(id);
  if (state === "completed" || state === "cancelled" || state === "declined") return;
  const path = `/customers/${acme.slug}/licensing/requests/${id}`;
  expect((await move(cast.ada, path, "cancel", { version: String(version) })).status).toBe(204);
}

describe("who comes too late", () => {
  test("reads who did what, when, and in which state the request is now; what was typed is kept", async () => {
    const request = await aRequest(acme, cast.nora, standings.ordered);
    expect((await move(cast.nora, request.path, "cancel", { version: "1" })).status).toBe(204);
    const late = await move(cast.ray, request.path, "decline", { version: "1", reason: "Out of stock" });
    expect(late.status).toBe(409);
    const { lost, result } = await late.json();
    expect(lost).toEqual({
      by: "Nora Test",
      what: "cancelled it",
      stateName: "Cancelled",
      at: (await rowOf(request.id)).changes.at(-1)?.at.toISOString(),
    });
    expect(result.initialValue.reason).toBe("Out of stock");
  });

  test("does not overwrite what changed since the page was opened, though the state is the same", async () => {
    const request = await aRequest(acme, cast.nora);
    const quote = (validUntil: string, version: string) =>
      sendQuoteForm(cast.ray, request.path, { version, validUntil });
    expect((await quote(addDays(today(), 10), "1")).status).toBe(204);
    expect((await quote(addDays(today(), 20), "1")).status).toBe(409);
    expect((await quote(addDays(today(), 20), "2")).status).toBe(204);
    await close(request.id);
  });
});

test("each step that is sent twice by the same person is done once, and answered alike", async () => {
  const request = await aRequest(acme, cast.nora);
  let version = 1;
  for (const [step, name] of [
    ["send quote", "ray"],
    ["decline quote", "nora"],
    ["send quote", "ray"],
    ["accept quote", "nora"],
    ["order", "ray"],
    ["complete", "ray"],
  ] as const) {
    const mailsBefore = (await mailsAbout(acme)).length;
    const first = await send(step, cast[name], request.path, version);
    const mails = (await mailsAbout(acme)).length;
    const second = await send(step, cast[name], request.path, version);
    expect([step, first.status, second.status]).toEqual([step, 204, 204]);
    expect(second.headers.get("X-Remix-Redirect")).toBe(first.headers.get("X-Remix-Redirect"));
    expect(mails).toBe(mailsBefore + 1);
    expect((await mailsAbout(acme)).length).toBe(mails);
    version += 1;
    expect((await rowOf(request.id)).version).toBe(version);
  }
  const { changes, quotes, subscription } = await rowOf(request.id);
  expect(changes.map(({ kind }) => kind)).toEqual([
    "requested",
    "quoted",
    "quote_declined",
    "quoted",
    "quote_accepted",
    "ordered",
    "completed",
  ]);
  expect(quotes).toHaveLength(2);
  expect(subscription).toMatchObject({ source: "portal", quantity: 100, requestId: request.id });
});

test("a version that is no number, a page's that was never sent, and missing fields are refused with what to do", async () => {
  const request = await aRequest(acme, cast.nora, standings.ordered);
  const before = await everything(request.id);
  for (const version of ["", "-1", "1.5", "x", "99999999999", "7"]) {
    const answer = await move(cast.nora, request.path, "cancel", { version });
    expect(answer.status).toBe(version === "7" ? 409 : 400);
  }
  for (const page of ["cancel", "decide", "order", "complete", "decline"] as const) {
    const who = page === "cancel" || page === "decide" ? cast.nora : cast.ray;
    expect((await move(who, request.path, page, {})).status).toBe(400);
  }
  expect((await sendQuoteForm(cast.ray, request.path, {})).status).toBe(400);
  expect(await everything(request.id)).toBe(before);
  await close(request.id);
});
