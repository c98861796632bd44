import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  type HeadersFunction,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { redirectWithToast } from "~/infra/responses.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Notice } from "~/ui/notice";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { HowItWorks } from "./how-it-works";
import { KeyToScan } from "./key-to-scan";
import { type Offer, offerKey, readOffer } from "./offer.server";
import { refusal } from "./refusals";
import { turnOn } from "./set-up.server";
import { carryCodes } from "./shown-codes.server";
import { SetUp, type SetUpForm, secretFields } from "./two-step.schema";
import { hasSecondStep } from "./two-step.server";

export const meta: MetaFunction = ({ error }) => (error ? [] : pageTitle("Set Up Two-Step Login"));

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

const page = "/account/two-step";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  if (await hasSecondStep(actor.userId)) return redirect(page);
  return json({ offer: offerKey(actor), isNeeded: actor.mustSetUpSecondStep === true });
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  if (await hasSecondStep(actor.userId)) return redirectWithToast(page, "Two-step login is on already.");
  const submission = parseWithZod(await readForm(request), { schema: SetUp });
  const offer = readOffer(actor, String(submission.payload.offer ?? ""));
  const again = (reply: Parameters<typeof submission.reply>[0], init: ResponseInit = { status: 400 }) => {
    const { plainKey: _, ...shown } = offer ?? { plainKey: "", ...offerKey(actor) };
    return json({ result: submission.reply({ ...reply, hideFields: [...secretFields, "offer"] }), offer: shown }, init);
  };
  if (submission.status !== "success") return again({});
  if (!offer) return again({ formErrors: ["Scan the new key below: the one before was shown too long ago."] });

  const { currentPassword: password, code: typed } = submission.value;
  const outcome = await turnOn(actor, { key: offer.plainKey, typed, password }, request);
  if (outcome.is === "on already") return redirectWithToast(page, "Two-step login is on already.");
  if (outcome.is !== "on") {
    const { status = 400, headers = {}, ...reply } = refusal(outcome) as Refusal;
    return again(reply, { status, headers });
  }
  const response = await redirectWithToast(
    `${page}/recovery-codes`,
    { title: "Two-step login is on.", text: "Every other session was ended. Keep the recovery codes below." },
    { headers: { "Set-Cookie": outcome.setCookie } },
  );
  response.headers.append("Set-Cookie", await carryCodes(actor.userId, outcome.codes));
  return response;
}

interface Refusal {
  status?: number;
  headers?: HeadersInit;
}

export default function SetUpTwoStep() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<{ result: SubmissionResult; offer: Offer }>();
  const offer = answer?.offer ?? loaded.offer;
  const [form, fields] = useForm<SetUpForm>({
    id: "set-up",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
  });
  return (
    <>
      <PageHead
        title="Set Up Two-Step Login"
        lead="Three steps, two minutes, with an authenticator app at hand."
        crumbs={[
          { to: "/account", label: "Account" },
          { to: page, label: "Two-Step Login" },
        ]}
      />
      {loaded.isNeeded && (
        <div className="section">
          <Notice tone="warning" title="Admins need two-step login.">
            Set it up to go on: until then nothing else can be opened.
          </Notice>
        </div>
      )}
      <div className="grid grid--aside">
        <Card label="Set up">
          <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
            <FormErrors form={form} />
            <input type="hidden" name="offer" value={offer.sealed} />
            <KeyToScan offer={offer} />
            <h2 className="title">2. Enter the code that the app shows</h2>
            <TextField
              field={fields.code}
              label="Code"
              hint="Six digits. The app makes new ones every thirty seconds."
              autoComplete="one-time-code"
              inputMode="numeric"
              maxLength={40}
              short
              required
            />
            <h2 className="title">3. Show that it is you</h2>
            <TextField
              field={fields.currentPassword}
              label="Current Password"
              type="password"
              autoComplete="current-password"
              required
            />
            <div>
              <Button kind="primary">Turn On</Button>
            </div>
          </Form>
        </Card>
        <HowItWorks />
      </div>
    </>
  );
}
