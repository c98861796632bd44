import { DatabaseUnreachable } from "./libsql-errors.server";
import { log } from "./log.server";

/** Nobody waits longer than this for one answer of the primary. */
const ANSWER_MS = 10_000;
/** While the primary is lost, one request tries it again after a pause that grows up to this; the others are told at once. */
const PAUSE_MS = 2_000;
const FIRST_PAUSE_MS = 50;
/** With these a connection never came about, so that nothing was sent. */
const NEVER_CONNECTED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);
/** What a proxy says in front of a server that is away. */
const AWAY = new Set([502, 503, 504]);

/** The way from this machine to the primary: how libSQL's client asks it, and whether it answers just now. */
export class Contact {
  #lostAt: number | null = null;
  #nextTryAt = 0;
  #pause = 0;

  constructor(private readonly limits = { answerMs: ANSWER_MS, pauseMs: PAUSE_MS }) {}

  get isLost(): boolean {
    return this.#lostAt !== null;
  }

  /** For how many milliseconds; 0 while it answers. */
  get lostFor(): number {
    return this.#lostAt === null ? 0 : performance.now() - this.#lostAt;
  }

  /** To be handed to libSQL's client, which has no limit of time and no memory of its own. */
  fetch = async (request: Request): Promise<Response> => {
    if (this.isLost) {
      if (performance.now() < this.#nextTryAt) throw new DatabaseUnreachable();
      this.#nextTryAt = performance.now() + this.#pause;
    }
    try {
      const answer = await fetch(request, { signal: AbortSignal.timeout(this.limits.answerMs) });
      // Read here, so that the time for the whole answer is limited too.
      const body = await answer.arrayBuffer();
      if (AWAY.has(answer.status)) throw new Error(`A proxy answers ${answer.status}.`);
      this.noteAnswer();
      return new Response(body, { status: answer.status, headers: answer.headers });
    } catch (error) {
      this.#noteLoss(error);
      throw new DatabaseUnreachable({ wasSent: !NEVER_CONNECTED.has(codeOf(error)), cause: error });
    }
  };

  noteAnswer(): void {
    if (this.#lostAt === null) return;
    const seconds = Math.round((performance.now() - this.#lostAt) / 1000);
    this.#lostAt = null;
    log.info({ seconds }, "the primary database answers again");
  }

  #noteLoss(error: unknown): void {
    this.#pause = Math.min(this.isLost ? this.#pause * 2 : FIRST_PAUSE_MS, this.limits.pauseMs);
    this.#nextTryAt = performance.now() + this.#pause;
    if (this.isLost) return;
    this.#lostAt = performance.now();
    log.error({ code: codeOf(error) || undefined }, "the primary database cannot be reached: changes wait");
  }
}

/** Of what fetch gives as the cause, or of the first of several addresses that were tried. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const [first] = cause instanceof AggregateError ? cause.errors : [cause];
  const code = (first as { code?: unknown } | undefined)?.code;
  return typeof code === "string" ? code : "";
}
