import { z } from "zod";
import { line, requiredLine, version } from "./team-fields.schema";

const address = /^[^\s@<>,;:"()]+@[^\s@<>,;:"()]+\.[^\s@<>,;:"().]{2,}$/;

const details = {
  name: requiredLine("name", 120),
  role: optional(line("role", 120)).transform((role) => role ?? ""),
  email: optional(
    line("email", 254).refine(
      (text) => text === "" || address.test(text),
      "Enter the email as an address, such as paul@northgate-tools.example",
    ),
  ),
  phone: optional(
    line("phone number", 40).refine(
      (text) => text === "" || /\d/.test(text),
      "Enter the phone number with digits, such as +49 30 5550 147",
    ),
  ),
};

/** A team member as read from a file, or from the form to add one; nothing typed is null. */
export const memberDetails = z.object(details);
export type MemberDetails = z.output<typeof memberDetails>;

/** The fields of Add Team Member; the key tells a form that was sent twice from a second person. */
export const addMemberForm = z.object({ ...details, formKey: z.string().max(100).optional() });
export type AddMemberForm = z.input<typeof addMemberForm>;

/** The fields of a team member, and the version that the editor saw. */
export const editMemberForm = z.object({ ...details, version });
export type EditMemberForm = z.input<typeof editMemberForm>;

/** Who takes over; "nobody" leaves open what is left. */
export const deleteMemberForm = z.object({
  successor: z.string("Choose who takes over, or leave it open").max(100),
});
export type DeleteMemberForm = z.input<typeof deleteMemberForm>;

function optional(text: ReturnType<typeof line>) {
  return text.optional().transform((typed) => typed || null);
}
