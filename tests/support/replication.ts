import { randomUUID } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import Database from "libsql";

const PAGE = 4096;
const WAL_HEADER = 32;
const FRAME_HEADER = 24;

/**
 * The part of a libSQL primary that replicas follow, for tests: the two calls Hello and BatchLogEntries in gRPC-web.
 * The frames it hands out are those of the file's own write-ahead log, which is therefore never folded into the file.
 */
export function startReplication(file: string) {
  /** What is handed out is at least this old. */
  const conditions = { lagMs: 0 };
  const keeper = new Database(file);
  keeper.exec("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; PRAGMA user_version = 1");
  const log = openSync(`${file}-wal`, "r");
  const logId = randomUUID();
  const frames: Buffer[] = [];
  let committed = -1;
  const commits: { upTo: number; seenAt: number }[] = [];

  /** Up to where replicas may know the log by now. */
  function known(): number {
    readLog();
    if (commits.at(-1)?.upTo !== committed) commits.push({ upTo: committed, seenAt: performance.now() });
    const latest = performance.now() - conditions.lagMs;
    return commits.findLast(({ seenAt }) => seenAt <= latest)?.upTo ?? -1;
  }

  function readLog(): void {
    const { size } = fstatSync(log);
    for (;;) {
      const start = WAL_HEADER + frames.length * (FRAME_HEADER + PAGE);
      if (start + FRAME_HEADER + PAGE > size) return;
      const frame = Buffer.alloc(FRAME_HEADER + PAGE);
      readSync(log, frame, 0, frame.length, start);
      const page = frame.readUInt32BE(0);
      const sizeAfterCommit = frame.readUInt32BE(4);
      frame.fill(0, 0, FRAME_HEADER);
      frame.writeBigUInt64LE(BigInt(frames.length), 0);
      frame.writeUInt32LE(page, 16);
      frame.writeUInt32LE(sizeAfterCommit, 20);
      frames.push(frame);
      if (sizeAfterCommit > 0) committed = frames.length - 1;
    }
  }

  const calls: Record<string, (request: Buffer) => Buffer> = {
    Hello() {
      return Buffer.concat([bytes(1, logId), integer(2, 0), bytes(3, logId), bytes(4, logId), integer(5, known())]);
    },
    BatchLogEntries(request) {
      const next = firstInteger(request);
      return Buffer.concat(frames.slice(next, known() + 1).map((frame) => bytes(1, bytes(1, frame))));
    },
  };

  return {
    conditions,
    /** Answers a call of a replica; false where the request is none. */
    async answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
      const call = calls[request.url?.split("/").pop() ?? ""];
      if (!call || request.method !== "POST") return false;
      const body = await buffer(request);
      const message = call(body.subarray(5, 5 + body.readUInt32BE(1)));
      response.writeHead(200, { "content-type": "application/grpc-web+proto" });
      response.end(Buffer.concat([grpcFrame(0, message), grpcFrame(0x80, Buffer.from("grpc-status:0\r\n"))]));
      return true;
    },
    stop() {
      closeSync(log);
      keeper.close();
    },
  };
}

// The little of Protocol Buffers that the two calls need.

function varint(value: number): Buffer {
  const out: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...out, rest]);
    out.push((rest % 128) | 128);
  }
}

function integer(field: number, value: number): Buffer {
  return Buffer.concat([varint(field << 3), varint(value)]);
}

function bytes(field: number, value: Buffer | string): Buffer {
  const content = Buffer.from(value);
  return Buffer.concat([varint((field << 3) | 2), varint(content.length), content]);
}

/** The value of field 1, which is the only one of the request; 0 where it was left out. */
function firstInteger(message: Buffer): number {
  return message.subarray(1).reduce((sum, byte, index) => sum + (byte & 127) * 128 ** index, 0);
}

function grpcFrame(flag: number, message: Buffer): Buffer {
  const header = Buffer.alloc(5);
  header.writeUInt8(flag, 0);
  header.writeUInt32BE(message.length, 1);
  return Buffer.concat([header, message]);
}
