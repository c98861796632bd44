import { randomUUID } from "node:crypto";
import { addDays, today } from "~/infra/calendar";
import { db, transact } from "~/infra/db.server";
import type { RequestState } from "~/infra/prisma/enums";
import { handle } from "./app";
import { actorOf, type Business, type Person, post } from "./cast";

const closed: readonly RequestState[] = ["completed", "cancelled", "declined"];

export interface RequestValues {
  sku?: string;
  state?: RequestState;
  /** Joins this end date; without it, a quarter. */
  renewalDate?: string;
  startDate?: string;
  quantity?: number;
  /** The quote that stands; accepted or not. */
  quote?: { validUntil?: string; isAccepted?: boolean };
}

/** A request as it stands in the database, with the history that it must have: made by this person. */
export async function aRequest(customer: Business, by: Person, values: RequestValues = {}) {
  const { sku = "ZIA-BIZ-EDITION", state = "requested", renewalDate, quantity = 100, quote } = values;
  const startDate = renewalDate ? addDays(renewalDate, 1) : (values.startDate ?? addDays(today(), 60));
  const id = randomUUID();
  await transact(async (tx) => {
    await tx.productRequest.create({
      data: {
        id,
        customerId: customer.id,
        sku,
        timing: renewalDate ? "renewal" : "quarter",
        renewalDate: renewalDate ?? null,
        startDate,
        lastSafeDay: addDays(startDate, -14),
        quantity,
        state,
        actsNext: closed.includes(state) ? null : state === "quoted" && !quote?.isAccepted ? "customer" : "seller",
        closedAt: closed.includes(state) ? new Date() : null,
        requestedById: by.userId,
        requestedByName: by.name,
      },
      select: { id: true },
    });
    const { userId: byId, name: byName } = actorOf(by);
    await tx.requestChange.create({ data: { requestId: id, kind: "requested", byId, byName }, select: { id: true } });
    if (quote || state === "quoted")
      await tx.quote.create({
        data: {
          requestId: id,
          validUntil: quote?.validUntil ?? addDays(today(), 30),
          sentById: "test",
          sentByName: "Ray Test",
          ...(quote?.isAccepted ? { acceptedAt: new Date(), acceptedById: byId, acceptedByName: byName } : {}),
        },
        select: { id: true },
      });
  });
  return { id, sku, startDate, path: `/customers/${customer.slug}/licensing/requests/${id}` };
}

interface TermValues {
  sku?: string;
  startDate?: string | null;
  endDate: string;
  quantity?: number | null;
  source?: "zscaler" | "portal";
  /** The term that follows. */
  nextId?: string;
}

/** A term that the customer holds, bought from Zscaler directly unless told otherwise. */
export async function aTerm(customer: Business, values: TermValues) {
  const {
    sku = "ZIA-BIZ-EDITION",
    startDate = null,
    endDate,
    quantity = 100,
    source = "zscaler",
    nextId = null,
  } = values;
  return transact((tx) =>
    tx.subscription.create({
      data: {
        customerId: customer.id,
        sku,
        source,
        startDate,
        endDate,
        quantity,
        nextId,
        createdById: "test",
        createdByName: "Test",
      },
      select: { id: true, sku: true, endDate: true },
    }),
  );
}

type Page = "cancel" | "quote" | "decide" | "order" | "complete" | "decline";

/** As the page's script posts a form of a request: a redirect is a header then. */
export function move(as: Person | undefined, path: string, page: Page, fields: Record<string, string | string[]>) {
  return handle(post(moveUrl(path, page), fields, as));
}

/** The form Send Quote, with or without a file. */
export function sendQuoteForm(as: Person | undefined, path: string, fields: Record<string, string>, file?: File) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  if (file) body.append("file", file);
  const headers = { Host: "localhost:3000", Origin: "http://localhost:3000", Cookie: as?.cookie ?? "" };
  return handle(new Request(`http://localhost:3000${moveUrl(path, "quote")}`, { method: "POST", body, headers }));
}

const moveUrl = (path: string, page: Page) =>
  `${path}/${page}?_data=${encodeURIComponent(`licensing/requests/${page}.route`)}`;

export const rowOf = (id: string) =>
  db.productRequest.findUniqueOrThrow({
    where: { id },
    include: { changes: { orderBy: { id: "asc" } }, quotes: { orderBy: { sentAt: "asc" } }, subscription: true },
  });

export const termsOf = (customer: Business) =>
  db.subscription.findMany({ where: { customerId: customer.id }, orderBy: { createdAt: "asc" } });

export const mailsAbout = (customer: Business) =>
  db.outboxMail.findMany({ where: { businessId: customer.id }, orderBy: { createdAt: "asc" } });
