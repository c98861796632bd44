import type { IncomingMessage } from "node:http";

/** A body that is not what a form or an upload can be. */
export class BodyRefused extends Error {
  constructor(
    readonly status: 400 | 408 | 413,
    readonly reason: "aborted" | "slow" | "size",
  ) {
    super(`The body was refused: ${reason}`);
  }
}

/** Reads a whole body of at most `limit` bytes, in at most `timeout` milliseconds. */
export function readBody(request: IncomingMessage, limit: number, timeout: number): Promise<Buffer<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const settle = (outcome: () => void) => {
      clearTimeout(timer);
      request.off("data", onData).off("end", onEnd).off("close", onAbort).off("error", onAbort);
      outcome();
    };
    const onData = (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit) settle(() => reject(new BodyRefused(413, "size")));
      else chunks.push(chunk);
    };
    const onEnd = () => settle(() => resolve(Buffer.concat(chunks)));
    const onAbort = () => settle(() => reject(new BodyRefused(400, "aborted")));
    const timer = setTimeout(() => settle(() => reject(new BodyRefused(408, "slow"))), timeout);
    request.on("data", onData).on("end", onEnd).on("close", onAbort).on("error", onAbort);
  });
}

/** A body that is handed on as it is asked for. */
export interface StreamedBody {
  stream: ReadableStream<Uint8Array>;
  /** Why the stream ended with an error, if it did. */
  refusal(): BodyRefused | null;
  /** Lets go of the request, whatever has been read of it. */
  release(): void;
}

/** The stream ends with an error where the body grows past the limit or breaks off. */
export function streamBody(request: IncomingMessage, limit: number): StreamedBody {
  let length = 0;
  let refused: BodyRefused | null = null;
  let release = () => {};

  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const onData = (chunk: Buffer) => {
          length += chunk.length;
          if (length > limit) return refuse(new BodyRefused(413, "size"));
          controller.enqueue(new Uint8Array(chunk));
          if ((controller.desiredSize ?? 0) <= 0) request.pause();
        };
        const onEnd = () => {
          release();
          controller.close();
        };
        const onAbort = () => refuse(new BodyRefused(400, "aborted"));
        const refuse = (reason: BodyRefused) => {
          release();
          refused = reason;
          controller.error(reason);
        };
        release = () => {
          request.off("data", onData).off("end", onEnd).off("close", onAbort).off("error", onAbort);
        };
        request.pause();
        request.on("data", onData).on("end", onEnd).on("close", onAbort).on("error", onAbort);
      },
      pull() {
        request.resume();
      },
      cancel() {
        release();
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, refusal: () => refused, release: () => release() };
}

const drainLimit = 64 * 1024 * 1024;
const drainTime = 10_000;

/**
 * Reads on and forgets, within bounds. A browser looks at an answer only when it has sent everything: a connection that
 * is closed before shows "connection reset" instead of the page that says what is wrong.
 */
export function drain(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    let length = 0;
    const settle = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(settle, drainTime);
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length > drainLimit) settle();
    });
    request.on("end", settle).on("close", settle).on("error", settle).resume();
  });
}
