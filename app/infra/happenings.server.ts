import { type Channel, channel } from "node:diagnostics_channel";

/** A channel of which is known what is told on it. */
export type Happening<Message> = Omit<Channel, "publish"> & { publish(message: Message): void };

/** Where what happens is told to whoever measures; nobody listening, it costs next to nothing. */
export const happenings = {
  /** An answer is out. The target is the request's, and must not leave the process. */
  answered: happening<{ method: string; target: string; status: number; ms: number }>("answered"),
  /** A transaction ended; `ms` without its time in line. */
  transaction: happening<{ ms: number; isDone: boolean }>("transaction"),
  /** Another process held the lock, and it is tried again. */
  busy: happening<null>("busy"),
  /** A try to log in was wrong, or was not even made because of the pause after others. */
  login: happening<"failed" | "paused">("login"),
};

function happening<Message>(name: string): Happening<Message> {
  return channel(`cm360:${name}`);
}
