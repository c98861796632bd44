import { env } from "~/infra/env.server";

export interface Demo {
  accounts: { role: string; email: string }[];
  password: string;
}

/** The accounts to try; null wherever the portal is not a demonstration. */
export async function readDemo(): Promise<Demo | null> {
  if (!env.DEMO) return null;
  const { demoAccounts, demoPassword } = await import("../../prisma/seed/demo-accounts");
  return { accounts: demoAccounts.map(({ role, email }) => ({ role, email })), password: demoPassword };
}
