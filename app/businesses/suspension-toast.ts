import type { Suspension } from "./suspend.server";

const words = {
  suspend: {
    done: (name: string) => ({ title: `${name} is suspended.`, text: "Its people were logged out and told by mail." }),
    stood: (name: string) => ({ title: `${name} was suspended already.`, text: "Nothing was changed." }),
  },
  restore: {
    done: (name: string) => ({
      title: `${name} is restored.`,
      text: "Its people can log in again and were told by mail.",
    }),
    stood: (name: string) => ({ title: `${name} is not suspended.`, text: "Nothing was changed." }),
  },
};

export function suspensionToast({ is, name }: NonNullable<Suspension>, what: keyof typeof words) {
  if (is === "closed") return { title: `${name} is closed.`, text: "Nothing was changed." };
  return words[what][is](name);
}
