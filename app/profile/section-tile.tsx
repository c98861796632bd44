import type { PartnershipType } from "~/infra/prisma/enums";
import type { SectionFacts } from "~/profile/tiles";
import { Badge } from "~/ui/badge";
import { Tile } from "~/ui/tile";

/** A section of the Business Profile as a tile: one link, its figure, and one sentence of what is missing or next. */
export function SectionTile({ slug, facts, accepted }: SectionTileProps) {
  const { section, title, badge, figure, base, next } = facts;
  return (
    <Tile
      to={`/customers/${slug}/profile/${section}`}
      title={title}
      badge={
        badge &&
        (badge.tone === "info" ? (
          <Badge tone="info" glyph="clock">
            {badge.text}
          </Badge>
        ) : (
          <Badge tone={badge.tone}>{badge.text}</Badge>
        ))
      }
      figure={figure}
      unit={base}
      drawing={section === "partners" && <PartnerDots accepted={accepted} />}
    >
      {next && (
        <>
          <strong>{next.lead}:</strong> {next.text}
        </>
      )}
    </Tile>
  );
}

interface SectionTileProps {
  slug: string;
  facts: SectionFacts;
  accepted: PartnershipType[];
}

/** A full circle for each kind of partner that is there, an empty one for each that is not. */
function PartnerDots({ accepted }: { accepted: PartnershipType[] }) {
  const kinds: PartnershipType[] = ["reseller", "professional_service", "managed_service"];
  return (
    <svg className="spark" viewBox="0 0 104 44" aria-hidden="true">
      {kinds.map((kind, index) => (
        <circle
          key={kind}
          cx={18 + index * 34}
          cy="22"
          {...(accepted.includes(kind)
            ? { className: "f-brand", r: 14 }
            : { className: "f-surface c-neutral", r: 13, strokeWidth: 1.5, strokeDasharray: "2 3" })}
        />
      ))}
    </svg>
  );
}
