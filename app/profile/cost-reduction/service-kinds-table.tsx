import type { ServiceKind } from "~/profile/cost-reduction/cost-reduction.server";
import { ProductLinks } from "~/profile/product-links";
import { Badge } from "~/ui/badge";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

interface ServiceKindsTableProps {
  slug: string;
  group: string;
  services: ServiceKind[];
  /** Whether a service can be begun from a kind. */
  mayAdd: boolean;
}

/** The kinds of services of one group: what replaces each, and what to look out for. */
export function ServiceKindsTable({ slug, group, services, mayAdd }: ServiceKindsTableProps) {
  return (
    <Table
      caption={group}
      head={
        <>
          <HeadCell>Service</HeadCell>
          <HeadCell>What replaces it</HeadCell>
          <HeadCell>Ends</HeadCell>
          <HeadCell>Watch out, and ask</HeadCell>
        </>
      }
    >
      {services.map((kind) => (
        <Row key={kind.key}>
          <RowHead>
            {kind.name}
            <br />
            <span className="small muted">{kind.description}</span>
            {mayAdd && (
              <>
                <br />
                {/* Not by aria-label: “Vendor access” would be a label beside the field Vendor. */}
                <Link className="small" to={`?template=${kind.key}#add`}>
                  Start from this<span className="visually-hidden">: {kind.name}</span>
                </Link>
              </>
            )}
          </RowHead>
          <Cell label="What replaces it">
            {kind.replacement}
            <br />
            <span className="small">
              <ProductLinks slug={slug} products={kind.replacedBy} />
            </span>
          </Cell>
          <Cell label="Ends">
            <Ends retirement={kind.retirement} />
          </Cell>
          <Cell label="Watch out, and ask">
            <ul className="small">
              {[...kind.watchOuts, ...kind.questions].map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function Ends({ retirement }: { retirement: string }) {
  if (retirement === "full") return <Badge tone="brand">Whole</Badge>;
  return retirement === "partial" ? <Badge>In part</Badge> : "–";
}
