import type { ReactNode } from "react";
import { ActingBar } from "./acting-bar";
import { useCustomerFrame } from "./customer-frame";
import { menuFor, type Reader, type Waiting } from "./menu";
import { Sidebar } from "./sidebar";
import { TopBar } from "./top-bar";

interface PortalFrameProps {
  reader: Reader & { name: string };
  home: string;
  waiting: Waiting;
  children: ReactNode;
}

export function PortalFrame({ reader, home, waiting, children }: PortalFrameProps) {
  const frame = useCustomerFrame();
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      {frame?.actingAs && <ActingBar reader={reader} frame={frame} />}
      <TopBar name={reader.name} home={home} pendingApprovals={reader.kind === "admin" ? waiting.approvals : null} />
      <div className="shell">
        <Sidebar groups={menuFor(reader, frame, waiting)} />
        <main className="main" id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </>
  );
}
