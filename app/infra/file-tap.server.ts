/** Room behind the longest file for what is around it in the body. */
const tail = 64 * 1024;
/** More than any part's head; what is longer is handed on, to be refused by whoever reads the form. */
const longestHead = 16 * 1024;

/**
 * Takes the first file out of a multipart body as it comes in, into memory that threads share, and hands on the rest:
 * a form whose file is empty. A form's reader would hold a large file twice or three times.
 */
export class FileTap {
  isTooLarge = false;
  private readonly memory: Buffer;
  private readonly end: Buffer;
  private state: "head" | "field" | "file" | "done" = "head";
  private held: Buffer = Buffer.alloc(0);
  private written = 0;
  private hasFile = false;

  constructor(boundary: string, maxFileSize: number) {
    // Pages of it that are never written take no room.
    this.memory = Buffer.from(new SharedArrayBuffer(maxFileSize + tail));
    this.end = Buffer.from(`\r\n--${boundary}`);
  }

  /** The file's bytes, once all of the body went through. */
  bytes(): Uint8Array {
    return new Uint8Array(this.memory.buffer, 0, this.written);
  }

  through(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
    const reader = body.getReader();
    return new ReadableStream({
      pull: async (controller) => {
        for (let handedOn = 0; handedOn === 0; ) {
          const { value, done } = await reader.read();
          for (const part of done ? [this.held] : this.take(value)) {
            if (part.length > 0) controller.enqueue(part);
            handedOn += part.length;
          }
          if (done) return controller.close();
          if (this.isTooLarge) throw new Error("The file is too large.");
        }
      },
      cancel: (reason) => reader.cancel(reason),
    });
  }

  private take(chunk: Uint8Array): Uint8Array[] {
    if (this.state === "done") return [chunk];
    if (this.state === "file") return this.takeFile(chunk);
    this.held = Buffer.concat([this.held, chunk]);
    return this.state === "head" ? this.takeHead() : this.takeField();
  }

  private takeHead(): Uint8Array[] {
    const blank = this.held.indexOf("\r\n\r\n");
    if (blank === -1) return this.held.length > longestHead ? this.letGo() : [];
    const head = this.held.subarray(0, blank + 4);
    const rest = this.held.subarray(blank + 4);
    const isFile = !this.hasFile && /;\s*filename\*?=/i.test(head.toString("latin1"));
    this.held = Buffer.alloc(0);
    this.state = isFile ? "file" : "field";
    this.hasFile ||= isFile;
    return [head, ...this.take(rest)];
  }

  private takeField(): Uint8Array[] {
    const end = this.held.indexOf(this.end);
    if (end === -1) return this.held.length > longestHead ? this.letGo() : [];
    const field = this.held.subarray(0, end);
    this.held = this.held.subarray(end);
    this.state = "head";
    return [field, ...this.takeHead()];
  }

  private takeFile(chunk: Uint8Array): Uint8Array[] {
    const before = this.written;
    if (before + chunk.length > this.memory.length) {
      this.isTooLarge = true;
      return [];
    }
    this.memory.set(chunk, before);
    const filled = before + chunk.length;
    const end = this.memory.subarray(0, filled).indexOf(this.end, Math.max(0, before - this.end.length + 1));
    this.written = end === -1 ? filled : end;
    if (end === -1) return [];
    this.held = Buffer.from(this.memory.subarray(end, filled));
    this.state = "head";
    return this.takeHead();
  }

  private letGo(): Uint8Array[] {
    const { held } = this;
    this.held = Buffer.alloc(0);
    this.state = "done";
    return [held];
  }
}
