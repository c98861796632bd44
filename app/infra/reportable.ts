interface Report {
  type: string;
  code?: string;
  message: string;
  stack: string[];
  cause?: Report;
}

/**
 * What of an error may stand in a log. Prisma quotes a query's values in its messages, and others quote what they could
 * not parse: only the last line is kept, without anything that looks like an email address, a quoted text or a token.
 */
export function reportable(error: unknown, depth = 0): Report {
  if (!(error instanceof Error))
    return { type: typeof error, message: "something that is not an Error was thrown", stack: [] };

  const code = (error as { code?: unknown }).code;
  return {
    type: error.name,
    ...(typeof code === "string" ? { code } : {}),
    message: withoutValues(error.message),
    stack: frames(error.stack),
    ...(error.cause !== undefined && depth < 3 ? { cause: reportable(error.cause, depth + 1) } : {}),
  };
}

function withoutValues(message: string) {
  const lastLine = message.trim().split("\n").at(-1) ?? "";
  return lastLine
    .slice(0, 500)
    .replace(/[^\s"'`<>]+@[^\s"'`<>]+/g, "‹address›")
    .replace(/"[^"]*"|(?<!\w)'[^']*'/g, "‹text›")
    .replace(/[\w-]{32,}/g, "‹token›");
}

function frames(stack = "") {
  return stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .slice(0, 20);
}
