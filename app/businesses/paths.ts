/** A business in the admins' office. */
export const businessPath = (slug: string) => `/admin/businesses/${slug}`;

/** A person in the admins' office. */
export const personPath = (id: string) => `/admin/people/${id}`;
