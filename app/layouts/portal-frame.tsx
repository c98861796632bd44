import type { ReactNode } from "react";
import type { Closing } from "~/access/closing.server";
import { ActingBar } from "./acting-bar";
import { ChangesWaitBar } from "./changes-wait-bar";
import { ClosingBar } from "./closing-bar";
import { useCustomerFrame } from "./customer-frame";
import { menuFor, type Reader, type Waiting } from "./menu";
import { Sidebar } from "./sidebar";
import { TopBar } from "./top-bar";
import { ViewBar, type ViewFacts } from "./view-bar";

interface PortalFrameProps {
  reader: Reader & { name: string };
  home: string;
  waiting: Waiting;
  /** An admin's view as a customer, if one is open. */
  view: ViewFacts | null;
  /** Notices; null for whoever has no inbox here. */
  unread: number | null;
  /** What of the reader’s own is about to be closed. */
  closing: Closing | null;
  /** There while changes cannot be saved. */
  changesWait?: true;
  children: ReactNode;
}

export function PortalFrame({ changesWait, reader, home, waiting, view, unread, closing, children }: PortalFrameProps) {
  const frame = useCustomerFrame();
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      {changesWait && <ChangesWaitBar />}
      {view && <ViewBar view={view} />}
      {closing && !view && <ClosingBar closing={closing} />}
      {frame?.actingAs && <ActingBar reader={reader} frame={frame} />}
      <TopBar
        name={reader.name}
        home={home}
        pendingApprovals={reader.kind === "admin" ? waiting.approvals : null}
        unread={unread}
      />
      <div className="shell">
        <Sidebar groups={menuFor(reader, frame, waiting)} />
        <main className="main" id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </>
  );
}
