/** A business in the admins' office. */
export const businessPath = (slug: string) => `/admin/businesses/${slug}`;

/** What was done at a business, in the audit log. */
export const businessLogPath = (slug: string) => `/admin/audit?${new URLSearchParams({ business: slug })}`;

/** What a person did, in the audit log. */
export const personLogPath = (email: string) => `/admin/audit?${new URLSearchParams({ person: email })}`;

/** A person in the admins' office. */
export const personPath = (id: string) => `/admin/people/${id}`;
