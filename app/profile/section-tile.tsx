import { DatedText } from "~/profile/dated-text";
import type { SectionFacts } from "~/profile/section-facts";
import { TileDrawing } from "~/profile/tile-drawing";
import { Badge } from "~/ui/badge";
import { Tile } from "~/ui/tile";

interface SectionTileProps {
  slug: string;
  facts: SectionFacts;
}

/** A section of the Business Profile as a tile: one link, its figure, and one sentence of what is missing or next. */
export function SectionTile({ slug, facts }: SectionTileProps) {
  const { section, title, badge, figure, base, drawing, next } = facts;
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
      drawing={drawing && <TileDrawing drawing={drawing} />}
    >
      {next && (
        <>
          <strong>{next.lead}:</strong> <DatedText text={next.text} />
        </>
      )}
    </Tile>
  );
}
