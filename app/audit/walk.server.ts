import { beginning, type Head, type SealedRow, sealOf } from "~/audit/seal.server";

export interface Verified {
  rows: number;
  /** The last row that is whole: noted elsewhere, it shows later whether rows were taken from the end. */
  head: Head | null;
  /** The first row that was changed, or is missing, or was put in. */
  broken: { id: number; why: string } | null;
}

/** Goes through a log from its first row, and sees whether each is as it was sealed and those noted are still there. */
export async function walkChain(
  readRowsAfter: (id: number) => Promise<SealedRow[]>,
  noted: readonly Head[],
): Promise<Verified> {
  const known = new Map(noted.map(({ id, hash }) => [id, hash]));
  let head = beginning;
  let rows = 0;
  const verdict = (broken: Verified["broken"]): Verified => ({ rows, head: rows > 0 ? head : null, broken });

  for (let batch = await readRowsAfter(0); batch.length > 0; batch = await readRowsAfter(head.id)) {
    for (const row of batch) {
      if (row.id !== head.id + 1)
        return verdict({ id: head.id + 1, why: `it is missing: the log goes on with ${row.id}` });
      if (row.hash === null) return verdict({ id: row.id, why: "it bears no seal: it was put in beside the portal" });
      if (row.hash !== sealOf(row, head.hash))
        return verdict({ id: row.id, why: "what it says, or what stands before it, is not what was sealed" });
      const before = known.get(row.id);
      if (before && before !== row.hash)
        return verdict({ id: row.id, why: "it or a row before it was written anew since it was last verified" });
      head = { id: row.id, hash: row.hash };
      rows += 1;
    }
  }
  const [lost] = [...known.keys()].filter((id) => id > head.id).toSorted((a, b) => a - b);
  if (lost) return verdict({ id: head.id + 1, why: `it is missing: the log once reached to ${lost} at least` });
  return verdict(null);
}

/** "1,204 rows are whole. The last is 1204:9f86…", as the job's runs keep it. */
export function inWords({ rows, head }: Verified): string {
  if (!head) return "The log is empty.";
  return `${rows.toLocaleString("en-GB")} ${rows === 1 ? "row is" : "rows are"} whole. The last is ${head.id}:${head.hash}.`;
}

/** The heads in a text, such as a job's result or what somebody noted. */
export function headsIn(text: string): Head[] {
  return [...text.matchAll(/\b(\d{1,15}):([0-9a-f]{64})\b/g)].map(([, id, hash]) => ({
    id: Number(id),
    hash: hash ?? "",
  }));
}
