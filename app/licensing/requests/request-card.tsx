import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import { requestPath } from "~/licensing/paths";
import { Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { TextAreaField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";
import { CartFields } from "./cart-fields";
import { ChoicesList } from "./choices-list";
import { noteLimit } from "./limits";
import type { Offer } from "./offer";
import { QuantityField } from "./quantity-field";
import { RefusalNotice } from "./refusal-notice";
import type { RequestForm } from "./request.schema";

interface RequestCardProps {
  slug: string;
  offer: Offer;
  /** Who will send the quote. */
  seller: string;
  formKey: string;
}

/** The form that asks for a product; on the page of the product, for who may request it. */
export function RequestCard({ slug, offer, seller, formKey }: RequestCardProps) {
  const answer = useActionData<{ result?: SubmissionResult }>();
  // Two forms stand on the page: an answer to the other one is not ours.
  const result = answer?.result?.initialValue?.intent === "request" ? answer.result : null;
  return (
    <Card id="request" title="Request">
      {offer.open ? (
        <OpenAlready slug={slug} offer={offer} requestId={offer.open.id} isNews={result !== null} />
      ) : offer.refusal ? (
        <RefusalNotice slug={slug} name={offer.name} refusal={offer.refusal} seller={seller} />
      ) : (
        <RequestFields offer={offer} seller={seller} formKey={formKey} result={result} />
      )}
    </Card>
  );
}

interface OpenAlreadyProps {
  slug: string;
  offer: Offer;
  requestId: string;
  isNews: boolean;
}

function OpenAlready({ slug, offer, requestId, isNews }: OpenAlreadyProps) {
  const to = requestPath({ slug, id: requestId });
  return (
    <div className="stack" role={isNews ? "alert" : undefined}>
      <p>
        {offer.name} is requested already: <Link to={to}>see the request</Link>. A product has one open request; what it
        says can be changed.
      </p>
      <div className="cluster">
        <ButtonLink to={`/customers/${slug}/licensing/requests`}>Requested Products</ButtonLink>
      </div>
    </div>
  );
}

interface RequestFieldsProps {
  offer: Offer;
  seller: string;
  formKey: string;
  result: SubmissionResult | null;
}

function RequestFields({ offer, seller, formKey, result }: RequestFieldsProps) {
  const { preferred, quantity, includedIn } = offer;
  const [form, fields] = useForm<RequestForm>({
    id: "request-form",
    lastResult: result,
    defaultNoValidate: false,
    defaultValue: {
      formKey,
      cart: preferred ? "renewal" : offer.quarters.find(({ blocked }) => !blocked)?.value,
      licensed: preferred ?? "",
      quantity: quantity.usual === null ? "" : String(quantity.usual),
    },
  });
  return (
    <Form method="post" action="?#request" className="form" id={form.id} noValidate={form.noValidate}>
      <FormErrors form={form} />
      <input type="hidden" name="intent" value="request" />
      <input type="hidden" name="formKey" defaultValue={fields.formKey.initialValue ?? formKey} />
      {includedIn && <Notice>Already included in {includedIn}, which you hold.</Notice>}
      <CartFields fields={fields} offer={offer} seller={seller} />
      <QuantityField field={fields.quantity} offer={offer} />
      <TextAreaField field={fields.note} label="Note" maxLength={noteLimit} rows={3} />
      <Button kind="primary" wide>
        Request Product
      </Button>
      <ChoicesList offer={offer} />
    </Form>
  );
}
