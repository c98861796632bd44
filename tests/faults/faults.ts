import { parseArgs } from "node:util";
import { backups } from "./chapters/backups";
import { clocks } from "./chapters/clocks";
import { disk } from "./chapters/disk";
import { doublesAndRaces } from "./chapters/doubles-and-races";
import { kills } from "./chapters/kills";
import { locks } from "./chapters/locks";
import { mail } from "./chapters/mail";
import { migrations } from "./chapters/migrations";
import { pressure } from "./chapters/pressure";
import { stopping } from "./chapters/stopping";
import { CannotRun, type Fault, type Outcome } from "./harness/fault";
import { endAll, isBuilt } from "./harness/portal";
import { seed } from "./harness/random";
import { setTheStage } from "./harness/stage";

const chapters: Fault[][] = [
  kills,
  disk,
  locks,
  mail,
  doublesAndRaces,
  clocks,
  stopping,
  migrations,
  backups,
  pressure,
];

interface Row extends Outcome {
  fault: Fault;
  verdict: "ok" | "FAILED" | "not here";
  seconds: number;
}

/** Runs what was asked for, prints the table, and says whether all of it held. */
export async function runFaults(args: string[]): Promise<boolean> {
  const { only, quick } = parseArgs({
    args,
    options: { only: { type: "string" }, quick: { type: "boolean", default: false } },
  }).values;
  if (!isBuilt()) throw new Error("There is no build: npm run build.");
  const asked = only?.split(",").map((id) => id.trim().toUpperCase());
  const faults = chapters.flat().filter(({ id }) => !asked || asked.includes(id));

  const begun = performance.now();
  await setTheStage();
  const rows: Row[] = [];
  for (const fault of faults) {
    const row = await runOne(fault, quick);
    rows.push(row);
    console.log(
      `${row.verdict.padEnd(8)} ${fault.id.padEnd(4)} ${fault.what}: ${row.seen} (${row.seconds.toFixed(0)} s)`,
    );
  }
  print(rows, (performance.now() - begun) / 1000);
  return rows.every(({ verdict }) => verdict !== "FAILED");
}

async function runOne(fault: Fault, quick: boolean): Promise<Row> {
  const begun = performance.now();
  const row = (verdict: Row["verdict"], outcome: Outcome): Row => ({
    fault,
    verdict,
    ...outcome,
    seconds: (performance.now() - begun) / 1000,
  });
  try {
    return row("ok", await fault.run((all, few) => (quick ? few : all)));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof CannotRun) return row("not here", { rounds: 0, seen: message });
    if (error instanceof Error && error.name !== "Broken") console.error(error);
    return row("FAILED", { rounds: 0, seen: message });
  } finally {
    await endAll();
  }
}

function print(rows: Row[], seconds: number): void {
  console.log("\n| fault | | rounds | seen | | s |\n| --- | --- | --- | --- | --- | --- |");
  for (const { fault, rounds, seen, verdict, seconds } of rows)
    console.log(`| ${fault.id} | ${fault.what} | ${rounds} | ${seen} | ${verdict} | ${seconds.toFixed(0)} |`);
  const of = (verdict: Row["verdict"]) => rows.filter((row) => row.verdict === verdict).length;
  console.log(
    `\n${of("ok")} ok, ${of("FAILED")} failed, ${of("not here")} cannot run here; ${(seconds / 60).toFixed(1)} minutes, seed ${seed}.`,
  );
}
