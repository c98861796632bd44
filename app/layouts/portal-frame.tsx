import type { ReactNode } from "react";
import { ActingBar } from "./acting-bar";
import { useCustomerFrame } from "./customer-frame";
import { menuFor, type Reader } from "./menu";
import { Sidebar } from "./sidebar";
import { TopBar } from "./top-bar";

export interface PortalFrameProps {
  reader: Reader & { name: string };
  home: string;
  /** How many sign-ups wait; null for whoever is no admin. */
  pendingApprovals: number | null;
  children: ReactNode;
}

export function PortalFrame({ reader, home, pendingApprovals, children }: PortalFrameProps) {
  const frame = useCustomerFrame();
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      {frame?.actingAs && <ActingBar reader={reader} frame={frame} />}
      <TopBar name={reader.name} home={home} pendingApprovals={pendingApprovals} />
      <div className="shell">
        <Sidebar groups={menuFor(reader, frame, pendingApprovals ?? 0)} />
        <main className="main" id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </>
  );
}
