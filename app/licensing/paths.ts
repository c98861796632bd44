export function productPath(slug: string, sku: string): string {
  return `/customers/${slug}/licensing/products/${encodeURIComponent(sku)}`;
}

export function requestPath({ slug, id }: { slug: string; id: string }): string {
  return `/customers/${slug}/licensing/requests/${id}`;
}
