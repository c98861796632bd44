import { readFileSync } from "node:fs";
import { symbols } from "pino";
import { afterEach, describe, expect, test, vi } from "vitest";
import { closeDue } from "~/export/close.server";
import { askToCloseAccount } from "~/export/close-account.server";
import { accountGraceDays, graceEnd } from "~/export/closing";
import { db, transact } from "~/infra/db.server";
import { log } from "~/infra/log.server";
import { handle } from "../support/app";
import { aCustomer, actorOf, anAdmin, get, post } from "../support/cast";
import { openContents } from "../support/contents";
import { from, lettersTo, someAddress, withPassword } from "../support/logins";

test("D-9 of a closed account nothing personal is left in the database's file, though it was overwritten nowhere by hand", async () => {
  const contents = openContents();
  const nora = await withPassword(await aCustomer());
  // As the form for one's own details, the app for codes, and a sign-up leave them.
  const personal = { phone: "+49 4711 canary", jobTitle: "Canary Keeper 4711", totpSealed: "canary-sealed-4711" };
  await transact((tx) => tx.user.update({ where: { id: nora.userId }, data: personal }));
  const { passwordHash } = await db.user.findUniqueOrThrow({ where: { id: nora.userId } });
  const canaries = [...Object.values(personal), passwordHash ?? ""];
  expect(stored(contents, canaries)).toEqual(canaries);

  expect(await askToCloseAccount(actorOf(nora))).toBe("asked");
  expect(await closeDue(graceEnd(new Date(), accountGraceDays + 0.001))).toMatchObject({ people: 1 });
  expect(stored(contents, canaries)).toEqual([]);
  contents.close();
});

/** Those that a search through the bytes of the files finds, once the log beside the database is worked in. */
function stored(contents: ReturnType<typeof openContents>, canaries: string[]): string[] {
  const file = (process.env.DATABASE_URL ?? "").replace(/^file:/, "");
  contents.checkpoint();
  const bytes = Buffer.concat([readFileSync(file), readFileSync(`${file}-wal`)]);
  return canaries.filter((canary) => bytes.includes(canary));
}

describe("D-3 a secret that is rotated", () => {
  const [old, next] = ["the first secret, of no worth outside tests 1", "the second secret, of no worth outside tests"];
  const { SESSION_SECRET } = process.env;
  afterEach(() => {
    process.env.SESSION_SECRET = SESSION_SECRET;
    vi.resetModules();
  });

  async function under(secrets: string) {
    vi.resetModules();
    process.env.SESSION_SECRET = secrets;
    return import("~/infra/secrets.server");
  }

  test("D-3 opens what was sealed before while it is in the list, seals anew under the first, and then opens nothing", async () => {
    const sealedBefore = (await under(old)).seal("a link");
    const both = await under(`${next},${old}`);
    expect(both.unseal(sealedBefore)).toBe("a link");
    const sealedSince = both.seal("a link");
    expect((await under(next)).unseal(sealedSince)).toBe("a link");
    expect((await under(next)).unseal(sealedBefore)).toBeNull();
    expect((await under(old)).unseal(sealedSince)).toBeNull();
  });
});

test("D-4 what people type, and what opens a door, stands in no line of the log", async () => {
  const lines: string[] = [];
  const stream = (log as unknown as Record<symbol, { write: (line: string) => void }>)[symbols.streamSym];
  if (!stream) throw new Error("the log has a stream");
  const level = log.level;
  const writing = vi.spyOn(stream, "write").mockImplementation((line) => void lines.push(line));
  log.level = "trace";

  const nora = await withPassword(await aCustomer("Canarina"));
  const ada = await anAdmin();
  const canaries = ["canarina", "canary", "+49 4711", nora.cookie.split("=")[1] ?? ""];
  const send = (path: string, fields: Record<string, string>, as?: typeof ada) =>
    from(someAddress(), () => handle(post(path, fields, as))).then(({ status }) => status);
  await send("/", { email: nora.email, password: "canary of a wrong password" });
  await send("/reset-password", { email: nora.email });
  await send("/signup", { email: "canary@canary.example", businessName: "Canary", phone: "+49 4711" });
  await send("/account", { currentPassword: "canary", newPassword: "canary", confirmPassword: "canary" }, nora);
  await send("/account/email", { email: "canary@acme.example", currentPassword: "canary" }, nora);
  await send("/change-password/canary-token", { newPassword: "canary", confirmPassword: "canary" });
  await send("/login/second-step", { code: "canary" });
  await send("/admin/email-domains", { intent: "add", domain: "canary.example", decision: "canary" }, ada);
  await from(someAddress(), () => handle(get("/search?q=canary", nora)));
  log.error({ err: new Error(`Invalid value "canary" of ${nora.email}`) }, "a request failed");
  const [letter] = await lettersTo(nora.email);
  expect(letter?.secret).toMatch(/^[\w-]{43}$/);

  log.level = level;
  writing.mockRestore();
  // The failure was logged, so the ear was at the right wall.
  expect(lines.join("\n")).toContain("a request failed");
  expect(
    [...canaries, letter?.secret ?? "?"].filter((canary) =>
      lines.join("\n").toLowerCase().includes(canary.toLowerCase()),
    ),
  ).toEqual([]);
});

describe("what other programs look for", () => {
  test("D-16 whoever finds a weakness is told whom to tell", async () => {
    const answer = await handle(get("/.well-known/security.txt"));
    expect([answer.status, answer.headers.get("Content-Type")]).toEqual([200, "text/plain; charset=utf-8"]);
    const text = await answer.text();
    expect(text).toMatch(/^Contact: mailto:\S+@\S+$/m);
    const expires = new Date(/^Expires: (.*)$/m.exec(text)?.[1] ?? "");
    expect(expires.getTime()).toBeGreaterThan(Date.now() + 30 * 86_400_000);
    expect(expires.getTime()).toBeLessThan(Date.now() + 366 * 86_400_000);
  });

  test("D-16 a password manager is led to where a password is changed", async () => {
    const answer = await handle(get("/.well-known/change-password"));
    expect([answer.status, answer.headers.get("Location")]).toEqual([302, "/account"]);
  });
});
