import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { db, transact } from "~/infra/db.server";
import { getCatalogue } from "~/licensing/catalogue/catalogue.server";
import { handle } from "../../../tests/support/app";
import { aCustomer, anAdmin, get, type Person, post } from "../../../tests/support/cast";
import type { PlannedProduct } from "./import-plan";
import { pack, unpack } from "./packed-text.server";

let ada: Person;

beforeAll(async () => {
  ada = await anAdmin();
});

const root = "/admin/catalogue";
const data = "_data=licensing%2Fcatalogue%2Fimport.route";

function preview(csv: string | Uint8Array<ArrayBuffer>) {
  const body = new FormData();
  body.append("file", new File([csv], "products.csv"));
  return handle(
    new Request(`http://localhost:3000${root}/import?${data}`, {
      method: "POST",
      body,
      headers: { Origin: "http://localhost:3000", Cookie: ada.cookie },
    }),
  );
}

interface Previewed {
  preview: {
    packed: string;
    compared: string;
    planned: PlannedProduct[];
    unchanged: number;
    holders: Record<string, number>;
  };
}
interface Refused {
  refused: { errors: { line: number; column: string; value: string; expected: string }[]; total: number };
}

const previewed = async (csv: string) => ((await (await preview(csv)).json()) as Previewed).preview;
const refusedOf = async (answer: Response) => {
  expect(answer.status).toBe(400);
  return ((await answer.json()) as Refused).refused;
};
const confirm = ({ packed, compared }: { packed: string; compared: string }) =>
  handle(post(`${root}/import?confirm&${data}`, { packed, compared, fileName: "products.csv" }, ada));
const exported = async (query = "") => (await handle(get(`${root}.csv${query}`, ada))).text();
const lines = (...rows: string[]) => rows.join("\r\n");

const header = "SKU;Name;Family;Kind;Unit;Summary;Includes;Requires one of";

describe("the exported catalogue", () => {
  test("imported again changes nothing, whole or in part", async () => {
    const whole = await previewed(await exported());
    expect(whole.planned).toEqual([]);
    expect(whole.unchanged).toBe(await db.product.count());
    const part = await previewed(await exported("?family=Private+Access"));
    expect(part.planned).toEqual([]);
    expect(part.unchanged).toBe(14);
  });

  test("fits a form on its way from the preview to the confirmation", async () => {
    const { packed, compared } = await previewed(await exported());
    expect(new URLSearchParams({ packed, compared }).toString().length).toBeLessThan(40_000);
    expect((await confirm({ packed, compared })).headers.get("X-Remix-Redirect")).toBe(root);
  });

  test("holds no prices", async () => {
    expect((await exported()).split("\r\n")[0]).not.toMatch(/price|cost/i);
  });

  test("bears what a spreadsheet would run as text, and gets it back", async () => {
    const sku = "ZS-FORMULA";
    const first = await previewed(lines(header, `${sku};"'=1+1 product";Suites;addon;user;"-5 °C, or ""so""";;`));
    await confirm(first);
    expect(await db.product.findUnique({ where: { sku }, select: { name: true, summary: true } })).toEqual({
      name: "=1+1 product",
      summary: '-5 °C, or "so"',
    });
    expect((await previewed(await exported("?q=ZS-FORMULA"))).unchanged).toBe(1);
  });
});

describe("an import", () => {
  const two = lines(
    header,
    'zs-imp-suite;Imported Suite;Suites;Bundle;user;A suite.;"ZS-IMP-PART; z-api ZIA-ATP";',
    "ZS-IMP-PART;Imported Part;Suites;Add-on;user;A part.;;ZIA-BIZ-EDITION",
  );

  test("shows what is new and changed before anything is stored, and stores it once it is confirmed", async () => {
    const shown = await previewed(two);
    expect(shown.planned.map(({ sku, isNew, line }) => [sku, isNew, line])).toEqual([
      ["ZS-IMP-SUITE", true, 2],
      ["ZS-IMP-PART", true, 3],
    ]);
    expect(await db.product.count({ where: { sku: { startsWith: "ZS-IMP" } } })).toBe(0);

    const before = await getCatalogue();
    expect((await confirm(shown)).headers.get("X-Remix-Redirect")).toBe(root);
    const after = await getCatalogue();
    expect(after.includes("ZS-IMP-SUITE")).toEqual(["ZS-IMP-PART", "Z-API", "ZIA-ATP"]);
    expect([...after.products.keys()].slice(before.products.size)).toEqual(["ZS-IMP-SUITE", "ZS-IMP-PART"]);
    expect(after.products.get("ZS-IMP-PART")).toMatchObject({ minQuantity: 1, lifecycle: "active", sellable: true });
    const event = await db.auditEvent.findFirst({ where: { action: "catalogue.import" }, orderBy: { id: "desc" } });
    expect(event).toMatchObject({ actorId: ada.userId, after: { added: 2, changed: 0 } });

    await confirm(shown);
    expect(await db.auditEvent.count({ where: { subjectId: "ZS-IMP-PART", action: "product.add" } })).toBe(1);
  });

  test("changes only what its columns say", async () => {
    const { description } = await db.product.findUniqueOrThrow({ where: { sku: "ZPA-BIZ-EDITION" } });
    const shown = await previewed(lines("sku,Minimum Quantity,Retired", "ZPA-BIZ-EDITION,50,", "ZIA-ATP,1,no"));
    expect(shown).toMatchObject({
      unchanged: 1,
      planned: [{ sku: "ZPA-BIZ-EDITION", changes: [{ field: "minQuantity", stored: "1", typed: "50" }] }],
    });
    await confirm(shown);
    expect(await db.product.findUnique({ where: { sku: "ZPA-BIZ-EDITION" } })).toMatchObject({
      minQuantity: 50,
      description,
      version: 2,
    });
  });

  test("shows anew what it does where the catalogue was changed meanwhile, and stores nothing before", async () => {
    const shown = await previewed(lines("SKU,Minimum Quantity", "ZDX-STD,7"));
    await confirm(await previewed(lines("SKU,Minimum Quantity", "ZDX-STD,9")));
    const answer = await confirm(shown);
    expect(answer.status).toBe(409);
    const anew = ((await answer.json()) as Previewed).preview;
    expect(anew.planned[0]?.changes).toEqual([{ field: "minQuantity", stored: "9", typed: "7" }]);
    expect((await getCatalogue()).products.get("ZDX-STD")?.minQuantity).toBe(9);
    await confirm(anew);
    expect((await getCatalogue()).products.get("ZDX-STD")?.minQuantity).toBe(7);
  });

  test("retires and takes back, and says how many customers hold what it retires", async () => {
    const nora = await aCustomer();
    const subscription = { id: randomUUID(), customerId: nora.business.id, sku: "Z-API", source: "zscaler" } as const;
    await transact((tx) =>
      tx.subscription.create({
        data: { ...subscription, endDate: "2199-12-31", createdById: "test", createdByName: "Test" },
        select: { id: true },
      }),
    );
    const shown = await previewed(lines("SKU,Retired", "Z-API,yes"));
    expect(shown.holders).toEqual({ "Z-API": 1 });
    await confirm(shown);
    expect((await getCatalogue()).products.get("Z-API")?.isRetired).toBe(true);
    await confirm(await previewed(lines("SKU,Retired", "Z-API,no")));
    expect((await getCatalogue()).products.get("Z-API")?.isRetired).toBe(false);
  });
});

describe("a file is refused whole", () => {
  test("with the line and the column of each cell that cannot be read", async () => {
    const { errors, total } = await refusedOf(
      await preview(
        lines(
          `${header};Min Quantity;Retired`,
          "ZS-OK;All right;Suites;bundle;user;Yes.;;;1;no",
          "ZS BAD;No SKU;Suites;bundle;user;Yes.;;;1;no",
          "ZS-BAD;;Suites;thing;user;Yes.;;;none;perhaps",
          "ZS-OK;All right;Suites;bundle;user;Yes.;;;1;no",
        ),
      ),
    );
    expect(total).toBe(6);
    expect(errors.map(({ line, column }) => [line, column])).toEqual([
      [3, "SKU"],
      [4, "Retired"],
      [4, "Name"],
      [4, "Kind"],
      [4, "Min Quantity"],
      [5, "SKU"],
    ]);
    expect(errors[5]?.expected).toBe("each product once; it is on line 2 too");
    expect(await db.product.count({ where: { sku: "ZS-OK" } })).toBe(0);
  });

  test("where products that it names do not exist, or a name is taken", async () => {
    const { errors } = await refusedOf(
      await preview(
        lines(
          header,
          "ZS-A;ZIA ATP copy;Suites;addon;user;Yes.;NO-SUCH;",
          "ZS-B;zia-atp COPY;Suites;addon;user;Yes.;ZS-B;",
        ),
      ),
    );
    expect(errors.map(({ line, column, value }) => [line, column, value])).toEqual([
      [3, "Name", "zia-atp COPY"],
      [2, "Includes", "NO-SUCH"],
      [3, "Includes", "ZS-B"],
    ]);
    expect(errors[0]?.expected).toBe("a name of its own; ZS-A has this one");
  });

  test("where it closes a circle, through products that it does not name too", async () => {
    const { errors } = await refusedOf(
      await preview(lines("SKU,Upgrades to", "ZIA-ESS-EDITION,ZIA-BIZ-EDITION", "ZIA-UNLTD-EDITION,ZIA-ESS-EDITION")),
    );
    expect(errors).toMatchObject([{ column: "Upgrades to" }]);
    expect(errors[0]?.expected).toContain("in a circle: ");
    expect(errors[0]?.expected.split(" → ")).toContain("ZIA-TFORM-EDITION");
  });

  test("where it leads nowhere", async () => {
    const { errors } = await refusedOf(
      await preview(lines(`${header};Lifecycle`, "ZS-DEAD;Dead end;Suites;addon;user;Yes.;;ZPC;Active")),
    );
    expect(errors).toMatchObject([{ line: 2, column: "Requires one of", value: "ZPC" }]);
    expect(errors[0]?.expected).toContain("which nobody can hold");
  });

  test("that is no CSV, is empty, or has no SKU", async () => {
    expect((await refusedOf(await preview(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])))).errors[0]?.value).toContain(
      "zip",
    );
    expect((await preview("")).status).toBe(400);
    expect((await refusedOf(await preview("Name,Family\r\nX,Suites"))).errors[0]?.column).toBe("SKU");
    expect((await refusedOf(await preview("SKU,Name"))).errors[0]?.value).toBe("no rows");
  });

  test("whose text did not come from the preview", async () => {
    for (const packed of ["nonsense", "", pack("SKU\r\n;;")]) {
      const answer = await confirm({ packed, compared: "x" });
      expect(answer.status).toBe(400);
    }
    expect(unpack(pack("é".repeat(3_000_000)))).toBeNull();
  });
});
