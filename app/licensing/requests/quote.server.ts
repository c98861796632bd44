import { createHash } from "node:crypto";
import type { Actor } from "~/access/actor";
import { db, transact } from "~/infra/db.server";
import { type Moved, moveRequest, type Place, supersedeQuote } from "~/licensing/requests/moves.server";
import { mailRequestQuoted } from "~/licensing/requests/request-mails.server";
import { moves } from "~/licensing/requests/states";

interface QuoteDetails {
  validUntil: string;
  note: string;
  file: { name: string; bytes: Uint8Array<ArrayBuffer> } | null;
}

/** Sends a quote, which takes the place of an earlier one; an acceptance of that one ends with it. */
export async function sendQuote(place: Place, details: QuoteDetails, actor: Actor, now = new Date()): Promise<Moved> {
  const { validUntil, note, file } = details;
  const sha256 = file && createHash("sha256").update(file.bytes).digest("hex");
  return transact(async (tx) => {
    const moved = await moveRequest(
      tx,
      place,
      {
        kind: "quoted",
        from: moves["send-quote"].from,
        data: { state: "quoted", actsNext: "customer", waitingSince: now },
        words: note,
        after: { "Valid Until": validUntil, ...(file ? { "Quote (PDF)": file.name, "SHA-256": sha256 } : {}) },
      },
      actor,
      now,
    );
    if (moved !== "moved") return moved;

    const { customerId, id: requestId } = place;
    await supersedeQuote(tx, requestId, now);
    const { id: quoteId } = await tx.quote.create({
      data: { requestId, validUntil, note, sentAt: now, sentById: actor.userId, sentByName: actor.name },
      select: { id: true },
    });
    if (file && sha256)
      await tx.quoteFile.create({
        data: { quoteId, name: file.name, size: file.bytes.byteLength, sha256, bytes: file.bytes },
        select: { quoteId: true },
      });
    await mailRequestQuoted(tx, { customerId, requestId, actor }, validUntil);
    return moved;
  });
}

/** The PDF of a quote, also of one that another has replaced; null where the customer's request has none. */
export async function getQuoteFile(customerId: string, requestId: string, quoteId: string) {
  return db.quoteFile.findFirst({
    where: { quoteId, quote: { requestId, request: { customerId } } },
    select: { name: true, bytes: true },
  });
}
