import { ZipWriter } from "@zip.js/zip.js";
import { log } from "~/infra/log.server";

/** One file of an archive; it is made when its turn comes. */
export interface ArchiveFile {
  path: string;
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/**
 * A ZIP as a stream: no more of it is in memory than the piece that is being sent, and nothing goes on once the reader
 * has gone away.
 */
export function archiveOf(files: AsyncIterable<ArchiveFile>): ReadableStream<Uint8Array> {
  const gone = new AbortController();
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  write(files, writable, gone.signal).catch((error: unknown) => {
    if (!gone.signal.aborted) log.error({ err: error }, "An export broke off");
  });
  const reader = readable.getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel(reason) {
      gone.abort();
      await reader.cancel(reason).catch(() => {});
    },
  });
}

async function write(files: AsyncIterable<ArchiveFile>, writable: WritableStream<Uint8Array>, signal: AbortSignal) {
  const zip = new ZipWriter(writable, { useWebWorkers: false, signal });
  try {
    for await (const { path, chunks } of files) {
      signal.throwIfAborted();
      await zip.add(path, streamOf(chunks), { signal });
    }
    await zip.close();
  } catch (error) {
    // The reader sees that the file is not whole, instead of a shorter one.
    await writable.abort(error).catch(() => {});
    throw error;
  }
}

function streamOf(chunks: ArchiveFile["chunks"]): ReadableStream<Uint8Array> {
  const iterator = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await iterator.return?.(undefined);
    },
  });
}
