import type { Server } from "node:http";
import type { Socket } from "node:net";

/** More than this from one address is no browser. */
const perAddress = 512;

/** Knows the open connections, and on which of them requests are under way. */
export class Connections {
  /** How many requests are under way. */
  requests = 0;
  private readonly sockets = new Map<Socket, number>();
  private readonly addresses = new Map<string, number>();
  private isClosing = false;

  /** Behind a proxy all visitors share its address, so that there the limit must not hold. */
  constructor(server: Server, { limitAddresses }: { limitAddresses: boolean }) {
    server.on("connection", (socket: Socket) => {
      const address = socket.remoteAddress ?? "";
      const count = (this.addresses.get(address) ?? 0) + 1;
      if (limitAddresses && count > perAddress) return void socket.destroy();

      this.addresses.set(address, count);
      this.sockets.set(socket, 0);
      socket.once("close", () => this.forget(socket, address));
    });
    server.on("request", ({ socket }, response) => {
      this.count(socket, 1);
      response.once("close", () => this.count(socket, -1));
    });
  }

  isBusy(socket: Socket) {
    return (this.sockets.get(socket) ?? 0) > 0;
  }

  /** Closes what waits for a request now, and all else as soon as its last answer is out. */
  close() {
    this.isClosing = true;
    for (const [socket, count] of this.sockets) if (count === 0) socket.destroy();
  }

  private count(socket: Socket, change: 1 | -1) {
    this.requests += change;
    const count = this.sockets.get(socket);
    if (count === undefined) return;
    this.sockets.set(socket, count + change);
    if (this.isClosing && count + change === 0) socket.end();
  }

  private forget(socket: Socket, address: string) {
    this.sockets.delete(socket);
    const count = (this.addresses.get(address) ?? 0) - 1;
    if (count > 0) this.addresses.set(address, count);
    else this.addresses.delete(address);
  }
}
