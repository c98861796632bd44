import { attachment } from "~/infra/attachment";

/** The archive as a download, or the word that there were too many. */
export function zipAnswer(
  exported: { archive: ReadableStream<Uint8Array> } | { waitSeconds: number },
  name: string,
): Response {
  if ("waitSeconds" in exported) {
    const minutes = Math.ceil(exported.waitSeconds / 60);
    return new Response(
      `Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}: there were several exports in this hour.`,
      {
        status: 429,
        headers: { "Content-Type": "text/plain; charset=utf-8", "Retry-After": `${exported.waitSeconds}` },
      },
    );
  }
  return new Response(exported.archive, {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": attachment(name),
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}
