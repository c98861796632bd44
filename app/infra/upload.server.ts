import { MaxFileSizeExceededError, MaxTotalSizeExceededError, parseFormData } from "@remix-run/form-data-parser";
import { isFieldName, isFieldText } from "~/infra/form.server";

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

/** The file's bytes in memory that this thread and its workers share: to hand them on copies nothing. */
export async function sharedBytes(file: File): Promise<Uint8Array> {
  const bytes = new Uint8Array(new SharedArrayBuffer(file.size));
  const reader = file.stream().getReader();
  for (let at = 0; ; ) {
    const { value, done } = await reader.read();
    if (done) return bytes;
    bytes.set(value, at);
    at += value.length;
  }
}

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
