import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { demoAccounts, demoPassword } from "../../../prisma/seed/demo-accounts";
import { copyFiles } from "./database";
import { Portal, type Start } from "./portal";
import { Visitor } from "./visitor";

/** Where it all happens; thrown away at the next run. */
const folder = path.resolve(".cache/faults");
const [marta, , jonas, nadia] = demoAccounts;

/** The demonstration's people: a customer, her reseller, an admin. */
export interface People {
  marta: Visitor;
  jonas: Visitor;
  nadia: Visitor;
  stranger: Visitor;
}

export const customerPath = "/customers/halden-precision";

let template = "";
let cookies: string[] = [];
let made = 0;

/** One demonstration, made once, into which everybody has logged in through the form. */
export async function setTheStage(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  template = path.join(folder, "template.db");
  const portal = await Portal.ready({ file: template });
  const people = [marta, jonas, nadia].map(() => new Visitor(portal.port));
  for (const [index, { email }] of [marta, jonas, nadia].entries()) await people[index]?.logIn(email, demoPassword);
  cookies = people.map((person) => person.cookie);
  for (const person of people) person.close();
  await portal.stop();
}

/** A folder of one's own, with a copy of the demonstration in it. */
export function aDatabase(inside = folder): string {
  const place = path.join(inside, `f${++made}`);
  mkdirSync(place, { recursive: true });
  const file = path.join(place, "cm360.db");
  copyFiles(template, file);
  return file;
}

export function aFolder(): string {
  const place = path.join(folder, `d${++made}`);
  mkdirSync(place, { recursive: true });
  return place;
}

export function peopleAt(port: number): People {
  const [one = "", two = "", three = ""] = cookies;
  return {
    marta: new Visitor(port, one),
    jonas: new Visitor(port, two),
    nadia: new Visitor(port, three),
    stranger: new Visitor(port),
  };
}

/** A portal on a fresh copy, and its people; ended whatever happens. */
export async function withPortal<T>(
  work: (portal: Portal, people: People) => Promise<T>,
  options: Partial<Start> = {},
): Promise<T> {
  const portal = await Portal.ready({ file: options.file ?? aDatabase(), ...options });
  const people = peopleAt(portal.port);
  try {
    return await work(portal, people);
  } finally {
    leave(people);
    if (portal.isRunning) await portal.kill();
  }
}

export function leave(people: People): void {
  for (const person of Object.values(people) as Visitor[]) person.close();
}
