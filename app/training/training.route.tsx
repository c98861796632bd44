import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/access/access.server";
import { readTraining } from "~/training/training.server";
import { TrainingText } from "~/training/training-text";
import { ButtonLink } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Instant } from "~/ui/instant";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Training");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  return json({ text: await readTraining(), mayEdit: actor.kind === "admin" });
}

export default function Training() {
  const { text, mayEdit } = useLoaderData<typeof loader>();
  const edit = mayEdit && <ButtonLink to="/admin/texts/training">Edit the text</ButtonLink>;
  return (
    <>
      <PageHead title="Training" lead="Secure Dynamics, Zscaler, and where your people can learn." actions={edit} />
      {text ? (
        <>
          <TrainingText blocks={text.blocks} showsHidden={mayEdit} />
          <p className="small muted section">
            Last edited <Instant at={text.writtenAt} />
          </p>
        </>
      ) : (
        <Empty icon="training" title="Nothing is written yet" action={edit}>
          How Secure Dynamics and Zscaler work together, services, courses and contacts stand here.
        </Empty>
      )}
    </>
  );
}
