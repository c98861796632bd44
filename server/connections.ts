import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** More than this from one address is no browser. */
const perAddress = 512;

/** Knows the open connections, and on which of them requests are under way. */
export class Connections {
  /** How many requests are under way. */
  requests = 0;
  private readonly sockets = new Map<Socket, Set<ServerResponse>>();
  private readonly addresses = new Map<string, number>();
  private isClosing = false;

  /** Behind a proxy all visitors share its address, so that there the limit must not hold. */
  constructor(server: Server, { limitAddresses }: { limitAddresses: boolean }) {
    server.on("connection", (socket: Socket) => {
      const address = socket.remoteAddress ?? "";
      const count = (this.addresses.get(address) ?? 0) + 1;
      if (limitAddresses && count > perAddress) return void socket.destroy();

      this.addresses.set(address, count);
      this.sockets.set(socket, new Set());
      socket.once("close", () => this.forget(socket, address));
    });
    server.on("request", ({ socket }, response) => {
      this.requests += 1;
      this.sockets.get(socket)?.add(response);
      response.once("close", () => this.finish(socket, response));
    });
  }

  /** Whether a part of an answer is out already, or an answer to something else is still to come first. */
  isAnswering(socket: Socket) {
    const [first, second] = this.sockets.get(socket) ?? [];
    return second !== undefined || first?.headersSent === true;
  }

  /** Closes what waits for a request now, and all else as soon as its last answer is out. */
  close() {
    this.isClosing = true;
    for (const [socket, { size }] of this.sockets) if (size === 0) socket.destroy();
  }

  private finish(socket: Socket, response: ServerResponse) {
    this.requests -= 1;
    const responses = this.sockets.get(socket);
    responses?.delete(response);
    if (this.isClosing && responses?.size === 0) socket.end();
  }

  private forget(socket: Socket, address: string) {
    this.sockets.delete(socket);
    const count = (this.addresses.get(address) ?? 0) - 1;
    if (count > 0) this.addresses.set(address, count);
    else this.addresses.delete(address);
  }
}
