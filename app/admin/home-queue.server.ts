import type { Actor } from "~/access/actor";
import { hasManyCustomers } from "~/access/many-customers.server";
import { type Asked, inOrder, type Waiting, type WorkKind, workKindNames } from "~/admin/home-queue";
import { staleScores } from "~/admin/home-scores.server";
import {
  closingBusinesses,
  draftsToPublish,
  endingInvitations,
  failedJobs,
  failedMails,
  requestsToMoveOn,
  staleHealthChecks,
  waitingSignups,
} from "~/admin/home-sources.server";
import { keeping } from "~/infra/kept.server";

const shownOfEach = 25;
const shownInAll = 60;
const shownOfOne = 200;

/** What waits for an admin, across all customers: counts of every kind, and the most pressing of all, or of one kind. */
export async function whatWaits(admin: Actor, only: WorkKind | null, now = new Date()) {
  const isLarge = await hasManyCustomers();
  const ask = (kind: WorkKind) => {
    const asked = { admin, now, take: takeOf(kind, only) };
    const overAll = isLarge && reckonedOverAll.has(kind);
    return overAll ? keep(`${kind} ${asked.take}`, () => sources[kind](asked)) : sources[kind](asked);
  };
  const all = await Promise.all(workKindNames.map(async (kind) => [kind, await ask(kind)] as const));
  const counts = Object.fromEntries(all.map(([kind, { count }]) => [kind, count])) as Record<WorkKind, number>;
  const work = all.flatMap(([kind, waiting]) => (only === null || kind === only ? waiting.work : []));
  const shown = inOrder(work, now).slice(0, only ? shownOfOne : shownInAll);
  return {
    counts,
    work: shown,
    total: only ? counts[only] : Object.values(counts).reduce((sum, count) => sum + count, 0),
  };
}

function takeOf(kind: WorkKind, only: WorkKind | null): number {
  if (only === null) return shownOfEach;
  return kind === only ? shownOfOne : 1;
}

/** Every customer is looked at for these: where there are many, an admin reads what was so within the last minute. */
const reckonedOverAll = new Set<WorkKind>(["score", "health-check"]);
const keep = keeping<Waiting>(60_000);

const sources: Record<WorkKind, (asked: Asked) => Promise<Waiting>> = {
  approval: waitingSignups,
  request: requestsToMoveOn,
  draft: draftsToPublish,
  score: staleScores,
  "health-check": staleHealthChecks,
  mail: failedMails,
  invitation: endingInvitations,
  job: failedJobs,
  closing: closingBusinesses,
};
