import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/access/access.server";
import { latestText } from "~/admin/texts.server";
import { parseMarkdown } from "~/infra/markdown.server";
import { ButtonLink } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Instant } from "~/ui/instant";
import { PageHead } from "~/ui/page-head";
import { Prose } from "~/ui/prose";

export const meta: MetaFunction = () => [{ title: "Training · CM360" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const text = await latestText("training");
  return json({
    text: text && { blocks: parseMarkdown(text.body), writtenAt: text.createdAt.toISOString() },
    mayEdit: actor.kind === "admin",
  });
}

export default function Training() {
  const { text, mayEdit } = useLoaderData<typeof loader>();
  const edit = mayEdit && <ButtonLink to="/admin/texts/training">Edit the text</ButtonLink>;
  return (
    <>
      <PageHead title="Training" lead="Secure Dynamics, Zscaler, and where your people can learn." actions={edit} />
      {text ? (
        <div className="card">
          <Prose blocks={text.blocks} />
          <p className="small muted note">
            Last edited <Instant at={text.writtenAt} />
          </p>
        </div>
      ) : (
        <Empty icon="training" title="Nothing is written yet" action={edit}>
          How Secure Dynamics and Zscaler work together, services, courses and contacts stand here.
        </Empty>
      )}
    </>
  );
}
