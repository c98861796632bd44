import Papa from "papaparse";

export type CsvCell = string | number | null;

// A spreadsheet runs what begins so; an apostrophe before it makes it text. One that already bears an apostrophe gets
// another, so that whoever takes one off again has the cell as it was.
const runnable = /^'*[=+\-@\t\n\r\0\uFF1D\uFF0B\uFF0D\uFF20]/;

/** RFC 4180 lines that are safe to open in a spreadsheet, each ended by CRLF. Numbers stay numbers. */
export function csvLines(rows: readonly (readonly CsvCell[])[]): string {
  if (rows.length === 0) return "";
  return `${Papa.unparse(rows as CsvCell[][], { newline: "\r\n", escapeFormulae: runnable })}\r\n`;
}

type Batches = AsyncIterable<readonly (readonly CsvCell[])[]> | Iterable<readonly (readonly CsvCell[])[]>;

/** A download named by the day or the list it holds, with the byte order mark by which Excel knows UTF-8. */
export function csvDownload(fileName: string, header: readonly string[], batches: Batches): Response {
  const chunks = encoded(header, batches);
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${fileName.replace(/[^\w.-]+/g, "-")}"`,
      "Cache-Control": "no-store",
    },
  });
}

async function* encoded(header: readonly string[], batches: Batches): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(`\uFEFF${csvLines([header])}`);
  for await (const rows of batches) {
    if (rows.length > 0) yield encoder.encode(csvLines(rows));
  }
}
