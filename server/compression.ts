import { promisify } from "node:util";
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from "node:zlib";

const worthwhile = 1024;
/** Above this size the work leaves the event loop. */
const large = 64 * 1024;

export type Encoding = "br" | "gzip";

/** Compresses a finished text once, which costs a fraction of what a compressing stream does for each answer. */
export async function compress(body: Buffer, encoding: Encoding): Promise<Buffer> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 4,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    // No window larger than the text: the usual one is 4 MB, which is asked for, cleared and given back for each answer.
    [constants.BROTLI_PARAM_LGWIN]: Math.min(22, Math.max(10, Math.ceil(Math.log2(body.length)))),
  };
  if (body.length <= large) return encoding === "br" ? brotliCompressSync(body, { params }) : gzipSync(body);
  return encoding === "br" ? promisify(brotliCompress)(body, { params }) : promisify(gzip)(body);
}

export function isWorthCompressing(contentType: string, length: number) {
  return length >= worthwhile && isText(contentType);
}

export function isText(contentType: string) {
  return /^(text\/|application\/(json|javascript|manifest\+json|xml)\b|image\/svg\+xml)/i.test(contentType);
}

/** The best of our two encodings that the visitor takes; `q=0` means no. */
export function acceptedEncoding(acceptEncoding: string): Encoding | null {
  const accepted = acceptEncoding
    .toLowerCase()
    .split(",")
    .map((offer) => offer.trim().split(/\s*;\s*/))
    .filter(([, quality = "q=1"]) => Number(quality.replace("q=", "")) > 0)
    .map(([name]) => name);
  return (["br", "gzip"] as const).find((encoding) => accepted.includes(encoding)) ?? null;
}
