import { z } from "zod";
import { tidy } from "~/infra/typed-text";
import { readHost, registrableDomain } from "~/signup/domain-name";

export const EmailDomainForm = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("add"),
    domain: z.string("Enter the domain, such as northgate-tools.example").transform((text, context) => {
      const host = readHost(tidy(text).replace(/^.*@/, ""));
      if (!host) context.addIssue("Enter the domain as it stands after the @, such as northgate-tools.example");
      else if (!registrableDomain(host)) context.addIssue(`Enter one business's domain: ${host} is shared by many`);
      return host ?? z.NEVER;
    }),
    decision: z.enum(["allow", "block"], "Choose whether to allow or to block"),
    note: z
      .string()
      .transform(tidy)
      .refine((text) => text.length <= 200, "Shorten the note to 200 characters")
      .optional(),
  }),
  z.object({ intent: z.literal("remove"), domain: z.string().max(253) }),
]);
