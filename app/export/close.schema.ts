import { z } from "zod";

export const CloseAccount = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("close"), password: z.string("Enter your password.") }),
  z.object({ intent: z.literal("keep") }),
]);

export interface CloseAccountFields {
  intent: string;
  password: string;
}

export const CloseBusiness = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("close"),
    name: z.string("Enter the name of the business.").max(200, "Enter the name as it stands above."),
  }),
  z.object({ intent: z.literal("keep") }),
]);

export interface CloseBusinessFields {
  intent: string;
  name: string;
}
