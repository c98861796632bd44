import { ButtonLink } from "~/ui/button";
import { Empty } from "~/ui/empty";

interface NoRequestsProps {
  licensing: string;
  mayRequest: boolean;
  hasClosed: boolean;
}

/** How the first request comes about. */
export function NoRequests({ licensing, mayRequest, hasClosed }: NoRequestsProps) {
  return (
    <Empty
      icon="cart"
      title={hasClosed ? "No request is open" : "No product is requested yet"}
      action={
        <ButtonLink to={`${licensing}?shelf=${mayRequest ? "upgrades" : "all"}`}>Look at the products</ButtonLink>
      }
    >
      {mayRequest
        ? "Open a product with “More…”, choose Renewal or a quarter in Shopping Cart, enter for how many, and press “Request Product”. It then stands here, with who acts next and the last safe day to order."
        : "A product that is requested stands here, with who acts next and the last safe day to order."}
    </Empty>
  );
}
