import { notePosted } from "~/infra/failure.server";

/** No form of ours comes near these; what exceeds them was not sent by one. */
export const formLimit = 64 * 1024;
const fieldLimit = 200;
const nameLimit = 100;

/** name, partner.email, cells[12].raci: what conform turns into objects and arrays, and nothing that could be a bomb. */
const segment = String.raw`(?!constructor\b|prototype\b)[A-Za-z][A-Za-z0-9-]*`;
const fieldName = new RegExp(String.raw`^${segment}(\.${segment}|\[\d{1,3}\])*$`);
// biome-ignore lint/suspicious/noControlCharactersInRegex: the control characters that no form field can hold
const controlCharacter = /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/;

/** Reads a posted form, or throws the Response that says why it cannot be one: 400, 413 or 415. Takes no files. */
export async function readForm(request: Request): Promise<FormData> {
  const contentType = request.headers.get("Content-Type") ?? "";
  const mediaType = contentType.split(";", 1)[0]?.trim().toLowerCase();
  if (mediaType !== "application/x-www-form-urlencoded" && mediaType !== "multipart/form-data") {
    throw refusal(415, "The request is not a form.");
  }

  const body = await readBody(request);
  const form = mediaType === "multipart/form-data" ? await readMultipart(body, contentType) : readUrlEncoded(body);
  let count = 0;
  for (const [name, value] of form) {
    count += 1;
    if (count > fieldLimit) throw malformed();
    if (typeof value !== "string" || !isFieldName(name) || !isFieldText(value)) throw malformed();
  }
  notePosted(form);
  return form;
}

/** Whether conform may read the name: from some it would build arrays that keep the process busy for minutes. */
export function isFieldName(name: string): boolean {
  return name.length <= nameLimit && fieldName.test(name);
}

export function isFieldText(value: string): boolean {
  return !controlCharacter.test(value);
}

async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  if (request.bodyUsed) throw new Error("The form was read before: readForm is called once.");
  if (Number(request.headers.get("Content-Length") ?? 0) > formLimit) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read().catch(() => {
      throw malformed();
    });
    if (done) break;
    length += value.byteLength;
    if (length > formLimit) throw tooLarge();
    chunks.push(value);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function readUrlEncoded(body: Uint8Array) {
  const pairs = utf8(body).split("&");
  if (pairs.length > fieldLimit) throw malformed();

  const form = new FormData();
  for (const pair of pairs) {
    if (!pair) continue;
    const [name = "", ...value] = pair.split("=");
    form.append(decoded(name), decoded(value.join("=")));
  }
  return form;
}

function decoded(text: string) {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    throw malformed();
  }
}

async function readMultipart(body: Uint8Array<ArrayBuffer>, contentType: string) {
  utf8(body);
  return new Response(body, { headers: { "Content-Type": contentType } }).formData().catch(() => {
    throw malformed();
  });
}

function utf8(body: Uint8Array) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    throw malformed();
  }
}

function malformed() {
  return refusal(400, "The form could not be read.");
}

function tooLarge() {
  return refusal(413, "The form is too large.");
}

function refusal(status: number, text: string) {
  return new Response(text, { status, headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
