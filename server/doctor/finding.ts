export interface Finding {
  check: string;
  state: "ok" | "warn" | "wrong";
  /** What was found, in words; never a secret. */
  found: string;
  /** What to do about it. */
  mend?: string;
}

export function ok(check: string, found: string): Finding {
  return { check, state: "ok", found };
}

export function warn(check: string, found: string, mend: string): Finding {
  return { check, state: "warn", found, mend };
}

export function wrong(check: string, found: string, mend: string): Finding {
  return { check, state: "wrong", found, mend };
}

/** One line a check, and below it what to do. */
export function asTable(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ check }) => check.length));
  const lines = findings.map(({ check, state, found, mend }) =>
    [
      `${state.padEnd(5)}  ${check.padEnd(width)}  ${found}`,
      ...(mend ? [`${" ".repeat(width + 9)}→ ${mend}`] : []),
    ].join("\n"),
  );
  const count = (state: Finding["state"]) => findings.filter((finding) => finding.state === state).length;
  return [...lines, "", `${count("ok")} ok, ${count("warn")} to look at, ${count("wrong")} wrong`].join("\n");
}
