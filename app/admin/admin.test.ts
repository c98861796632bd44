import { beforeAll, describe, expect, test } from "vitest";
import { db, transact } from "~/infra/db.server";
import { seedReferenceData } from "../../prisma/seed/reference.server";
import { aCustomer, anAdmin, get, type Person, post } from "../../tests/support/cast";
import { loader as openHome } from "./home.route";
import { loader as openText, action as sendText } from "./text.route";
import { loader as openTexts } from "./texts.route";

beforeAll(seedReferenceData);

const ada = await anAdmin("Ada");

const open = async (key: string, search = "", as: Person = ada) =>
  (await openText({ request: get(`/admin/texts/${key}${search}`, as), params: { key }, context: {} })).json();
const send = (key: string, fields: Record<string, string>, as: Person = ada) =>
  sendText({ request: post(`/admin/texts/${key}`, fields, as), params: { key }, context: {} });

describe("Texts", () => {
  test("a save makes a new version, and the older ones stay readable", async () => {
    const { version, body } = await open("terms");
    const answer = await send("terms", { intent: "save", startedFrom: String(version), body: "# New\r\n\r\nTerms." });
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/admin/texts/terms"]);
    const now = await open("terms", `?version=${version}`);
    expect(now).toMatchObject({ version: version + 1, body: "# New\n\nTerms.", older: { version } });
    expect(now.history.map((each) => [each.version, each.by])).toEqual([
      [2, "Ada Test"],
      [1, "The portal"],
    ]);
    expect((await db.textVersion.findMany({ where: { key: "terms", version } })).map((row) => row.body)).toEqual([
      body,
    ]);
    expect(await db.auditEvent.count({ where: { action: "text.save", subjectId: "terms" } })).toBe(1);
  });

  test("the second of two editors is told, and both texts are there", async () => {
    const { version } = await open("privacy");
    const startedFrom = String(version);
    await send("privacy", { startedFrom, body: "What Ada wrote." });
    const ben = await anAdmin("Ben");
    const answer = await send("privacy", { startedFrom, body: "What Ben wrote." }, ben);
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({
      result: { initialValue: { body: "What Ben wrote." } },
      newer: { version: version + 1, body: "What Ada wrote." },
    });
    expect((await open("privacy")).body).toBe("What Ada wrote.");
  });

  test("of several saves at once one wins, and none is lost unseen", async () => {
    const { version } = await open("training");
    const answers = await Promise.all(
      ["One.", "Two.", "Three."].map((body) => send("training", { startedFrom: String(version), body })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 409, 409]);
    expect((await open("training")).version).toBe(version + 1);
  });

  test("a preview shows the text and saves nothing", async () => {
    const { version } = await open("terms");
    const answer = await send("terms", {
      intent: "preview",
      startedFrom: String(version),
      body: "# Title\n\n<b>x</b>",
    });
    expect(await answer.json()).toMatchObject({ preview: [{ kind: "heading" }, { kind: "paragraph" }] });
    expect((await open("terms")).version).toBe(version);
  });

  test("an empty text is sent back with what to do", async () => {
    const answer = await send("terms", { intent: "save", startedFrom: "1", body: "  " });
    expect(answer.status).toBe(400);
    expect((await answer.json()).result).toMatchObject({ error: { body: ["Enter the text"] } });
  });

  test("the same text again is no new version", async () => {
    const { version, body } = await open("terms");
    expect((await send("terms", { startedFrom: "0", body })).status).toBe(303);
    expect((await open("terms")).version).toBe(version);
  });

  test("only texts that there are can be edited, and only by admins", async () => {
    const nora = await aCustomer();
    expect((await open("constructor").catch((r) => r)).status).toBe(404);
    expect((await open("terms", "?version=99").catch((r) => r)).status).toBe(404);
    expect((await send("terms", { body: "x" }, nora).catch((r) => r)).status).toBe(403);
    expect(
      (await openTexts({ request: get("/admin/texts", nora), params: {}, context: {} }).catch((r) => r)).status,
    ).toBe(403);
  });
});

describe("Home", () => {
  test("shows what waits, the oldest first", async () => {
    const { business } = await aCustomer();
    const day = (date: number) => new Date(Date.UTC(2026, 0, date));
    const [draft, signup, mail] = await transact(async (tx) => [
      await tx.healthCheck.create({
        data: {
          customerId: business.id,
          date: "2026-01-01",
          uploadedById: ada.userId,
          uploadedAt: day(3),
          readyAt: day(3),
        },
      }),
      await tx.signupRequest.create({
        data: {
          businessName: "Globex",
          businessWebsite: "https://globex.example",
          websiteDomain: "globex.example",
          firstName: "Gina",
          lastName: "Test",
          email: "gina@globex.example",
          emailDomain: "globex.example",
          privacyVersion: 1,
          termsVersion: 1,
          createdAt: day(2),
        },
      }),
      await tx.outboxMail.create({
        data: { letter: "x", toEmail: "nora@acme.example", data: {}, createdAt: day(1), deadAt: day(4) },
      }),
    ]);
    const home = await (await openHome({ request: get("/admin", ada), params: {}, context: {} })).json();
    expect(home.counts).toEqual({ request: 0, approval: 1, draft: 1, mail: 1 });
    expect(home.oldest.map(({ kind, id }) => [kind, id])).toEqual([
      ["mail", mail.id],
      ["approval", signup.id],
      ["draft", draft.id],
    ]);
  });

  test("shows the requests that a seller has to move on, the nearest last safe day first", async () => {
    const { business } = await aCustomer("Nora", "Acme");
    const ask = (sku: string, lastSafeDay: string, actsNext: "seller" | "customer") =>
      transact((tx) =>
        tx.productRequest.create({
          data: {
            ...{ customerId: business.id, sku, timing: "quarter", startDate: "2027-04-01", lastSafeDay, quantity: 5 },
            ...{ state: actsNext === "seller" ? "requested" : "quoted", actsNext },
            ...{ requestedById: "nora", requestedByName: "Nora" },
          },
          select: { id: true },
        }),
      );
    const later = await ask("ZIA-BIZ-EDITION", "2027-03-18", "seller");
    const late = await ask("ZPA-BIZ-EDITION", "2026-01-01", "seller");
    await ask("ZDX-STD", "2026-01-01", "customer");
    const home = await (await openHome({ request: get("/admin", ada), params: {}, context: {} })).json();
    expect(home.counts.request).toBe(2);
    expect(home.requests.map(({ id }) => id)).toEqual([late.id, later.id]);
    expect(home.requests[0]?.next).toMatchObject({ name: "Secure Dynamics", isReader: true });
  });
});
