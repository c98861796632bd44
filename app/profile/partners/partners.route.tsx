import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { PartnerCard } from "~/profile/partners/partner-card";
import { listPartners } from "~/profile/partners/partners.server";
import { PageHead } from "~/ui/page-head";

export const meta: MetaFunction = () => [{ title: "My Partners · CM360" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer } = await requireAccess(request, params.customer, "partners:view");
  return json({ slug: customer.slug, partners: await listPartners(customer.id) });
}

export default function Partners() {
  const { slug, partners } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="My Partners"
        lead="Who works with you on Zscaler, and what each kind of partner sees and does here."
        crumbs={[{ to: `/customers/${slug}/profile`, label: "Business Profile" }]}
      />
      <div className="grid">
        {(["reseller", "professional_service", "managed_service"] as const).map((type) => (
          <PartnerCard key={type} type={type} partners={partners.filter((partner) => partner.type === type)} />
        ))}
      </div>
    </>
  );
}
