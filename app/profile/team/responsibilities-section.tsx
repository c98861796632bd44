import { Form, useSearchParams } from "@remix-run/react";
import { Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Empty } from "~/ui/empty";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";
import { Tabs } from "~/ui/tabs";
import { type AssignedResponsibility, gapSentence, gapsOf } from "./gaps";
import type { GridMember } from "./grid-row";
import { HoldersTable } from "./holders-table";
import type { Letter } from "./letters";
import { ResponsibilitiesGrid } from "./responsibilities-grid";

interface ResponsibilitiesSectionProps {
  base: string;
  grid: {
    phases: { name: string; count: number }[];
    phase: string | null;
    responsibilities: (Omit<AssignedResponsibility, "assignments"> & {
      version: number;
      assignments: { memberId: string; letter: Letter; member: { name: string } }[];
    })[];
    total: number;
    missing: number;
  };
  /** Null where the team is too large for a column each. */
  columns: GridMember[] | null;
  mayEdit: boolean;
}

/** Who does what, one phase at a time. */
export function ResponsibilitiesSection({ base, grid, columns, mayEdit }: ResponsibilitiesSectionProps) {
  const { phases, phase, responsibilities } = grid;
  return (
    <section className="section" aria-labelledby="responsibilities">
      <div className="section__head">
        <h2 id="responsibilities">Responsibilities</h2>
        <ul className="legend">
          <li>
            <b>R</b> Responsible
          </li>
          <li>
            <b>A</b> Accountable, exactly one
          </li>
          <li>
            <b>C</b> Consulted
          </li>
          <li>
            <b>I</b> Informed
          </li>
        </ul>
      </div>
      {phase === null ? (
        <Empty
          icon="shapes"
          title="No responsibility is listed yet"
          action={mayEdit && <Start base={base} missing={grid.missing} />}
        >
          Start from the list of what such a programme needs, and say who answers for each (A), who does it (R), who is
          asked before (C) and who is told after (I).
        </Empty>
      ) : (
        <>
          <PhaseTabs phases={phases} current={phase} />
          <PhaseGaps responsibilities={responsibilities} />
          <Card
            flush
            foot={
              <>
                {mayEdit && <Link to={`${base}/responsibilities`}>Add, take over or remove responsibilities</Link>}
                <Link to={`${base}/team.csv?list=responsibilities`} reloadDocument>
                  Download all responsibilities as CSV
                </Link>
              </>
            }
          >
            {columns && columns.length > 0 ? (
              <ResponsibilitiesGrid {...{ base, phase, responsibilities, mayEdit }} members={columns} />
            ) : (
              <HoldersTable base={base} phase={phase} responsibilities={responsibilities} />
            )}
          </Card>
        </>
      )}
    </section>
  );
}

function Start({ base, missing }: { base: string; missing: number }) {
  return (
    <>
      <Form method="post" action={`${base}/responsibilities`}>
        <input type="hidden" name="intent" value="take-over" />
        <Button>Take over the list of {missing}</Button>
      </Form>
      <ButtonLink kind="quiet" to={`${base}/responsibilities`}>
        Read the list first
      </ButtonLink>
    </>
  );
}

function PhaseTabs({ phases, current }: { phases: { name: string; count: number }[]; current: string }) {
  const [search] = useSearchParams();
  const tabs = phases.map(({ name, count }) => {
    const next = new URLSearchParams(search);
    next.set("phase", name);
    return { to: `?${next}#responsibilities`, label: name, count, current: name === current };
  });
  return <Tabs label="Phase" tabs={tabs} />;
}

function PhaseGaps({ responsibilities }: { responsibilities: AssignedResponsibility[] }) {
  const sentence = gapSentence(gapsOf(responsibilities, () => undefined));
  if (!sentence) return null;
  return (
    <div className="note">
      <Notice tone="warning" title={sentence}>
        Each needs exactly one who answers for it, and somebody who does it.
      </Notice>
    </div>
  );
}
