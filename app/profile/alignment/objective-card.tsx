import { ObjectiveBadges, ObjectiveFacts, type Shown } from "~/profile/alignment/objective-facts";
import type { ObjectiveView } from "~/profile/alignment/objective-view.server";
import { ButtonLink } from "~/ui/button";
import { Link } from "~/ui/link";
import { Prose } from "~/ui/prose";

/** One objective in the list; its title leads to its page, where whoever may edit it does. */
export function ObjectiveCard({
  objective,
  mayEdit,
  ...shown
}: Shown & { objective: ObjectiveView; mayEdit: boolean }) {
  const page = `/customers/${shown.slug}/profile/alignment/${objective.id}`;
  return (
    <article className="card stack">
      <div className="stack stack--tight">
        <h3 className="title">
          <Link to={page}>{objective.title}</Link>
        </h3>
        <ObjectiveBadges objective={objective} />
      </div>
      {objective.why.length > 0 && <Prose blocks={objective.why} />}
      <ObjectiveFacts objective={objective} {...shown} />
      {mayEdit && (
        <p className="no-print">
          <ButtonLink small to={page}>
            Edit<span className="visually-hidden"> {objective.title}</span>
          </ButtonLink>
        </p>
      )}
    </article>
  );
}
