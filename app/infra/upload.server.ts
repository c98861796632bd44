import { MaxFileSizeExceededError, MaxTotalSizeExceededError, parseFormData } from "@remix-run/form-data-parser";
import { isFieldName, isFieldText } from "~/infra/form.server";
import { FileTap } from "./file-tap.server";

/** Room for the few fields beside the file, and for what multipart puts around each part. */
const overhead = 64 * 1024;
const longestField = 1000;

/**
 * Reads a posted form with one file in it, or throws the Response that says why it cannot be one: 400, 413 or 415.
 * Call it after the guard: nobody's upload is read before it is known who sends it.
 */
export async function readUpload(request: Request, maxFileSize: number): Promise<FormData> {
  const contentType = request.headers.get("Content-Type")?.toLowerCase() ?? "";
  if (!contentType.startsWith("multipart/form-data")) throw refusal(415, "The request is not a form with a file.");
  if (Number(request.headers.get("Content-Length") ?? 0) > maxFileSize + overhead) throw tooLarge(maxFileSize);

  const form = await parseFormData(request, { maxFileSize: maxFileSize + 1, maxFiles: 1, maxParts: 20 }).catch(
    (cause: unknown) => {
      const isTooLarge = cause instanceof MaxFileSizeExceededError || cause instanceof MaxTotalSizeExceededError;
      throw isTooLarge ? tooLarge(maxFileSize) : refusal(400, "The form could not be read.");
    },
  );
  for (const [name, value] of form) {
    const isText = typeof value === "string";
    if (!isFieldName(name) || (isText && (value.length > longestField || !isFieldText(value))))
      throw refusal(400, "The form could not be read.");
  }
  return form;
}

/**
 * The same for a large file: its bytes stand in memory that this thread and its workers share, once, and the file in
 * the form is empty.
 */
export async function readLargeUpload(
  request: Request,
  maxFileSize: number,
): Promise<{ form: FormData; bytes: Uint8Array }> {
  const contentType = request.headers.get("Content-Type") ?? "";
  const boundary = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(contentType);
  const isTooLarge = Number(request.headers.get("Content-Length") ?? 0) > maxFileSize + overhead;
  if (!boundary || !request.body || isTooLarge) return { form: await readUpload(request, maxFileSize), bytes: nothing };

  const tap = new FileTap(boundary[1] ?? boundary[2] ?? "", maxFileSize);
  const init = { method: "POST", headers: { "Content-Type": contentType }, body: tap.through(request.body) };
  const rest = new Request(request.url, { ...init, duplex: "half" } as RequestInit);
  const form = await readUpload(rest, maxFileSize).catch((thrown: unknown) => {
    throw tap.isTooLarge ? tooLarge(maxFileSize) : thrown;
  });
  const bytes = tap.bytes();
  if (bytes.length > maxFileSize + 1) throw tooLarge(maxFileSize);
  return { form, bytes };
}

const nothing = new Uint8Array();

function tooLarge(maxFileSize: number) {
  return refusal(413, `The file is larger than ${sizeInWords(maxFileSize)}.`);
}

const megabyte = 1024 * 1024;

function sizeInWords(bytes: number): string {
  return bytes < megabyte ? `${Math.floor(bytes / 1024)} kB` : `${Math.floor(bytes / megabyte)} MB`;
}

function refusal(status: number, text: string) {
  return new Response(text, { status, headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
