// What is measured. Every mutation changes rows each time: its versions and keys are those of a person who sees the page.
import { requestedSku } from "./data-sql.js";

/** Both sides of ten topics of ten customers are saved over and over: by whom, in which words. */
const lanes = 10;

/**
 * @typedef {object} Stage a portal, and how to be somebody there
 * @property {import("./server.js").Server} server
 * @property {(email: string) => string} people
 * @property {number} customers
 *
 * @typedef {object} Scenario
 * @property {string} name
 * @property {boolean} [atEverySize] is measured on 10, 100, 1,000 and 10,000 customers
 * @property {number} [most] ratio to bare Remix
 * @property {{ path: string; as?: string }} [page]
 * @property {(stage: Stage) => Promise<{ next: () => import("./load.js").Post; expected: number; most?: number }>} [posts]
 * @property {string} [asFirst] the page of a long list that it must cost no more than
 */

const marta = "marta@halden-precision.example";
const admin = "admin@cm360.example";
const halden = "/customers/halden-precision";
const many = "/customers/many-requests/licensing/requests";

/** @type {Scenario[]} */
export const scenarios = [
  { name: "login page", page: { path: "/" }, most: 0.7 },
  { name: "Business Profile", page: { path: `${halden}/profile`, as: marta }, most: 1.5, atEverySize: true },
  { name: "Transformation Journey", page: { path: `${halden}/profile/journey`, as: marta } },
  { name: "licensing", page: { path: `${halden}/licensing`, as: marta }, atEverySize: true },
  { name: "a product", page: { path: `${halden}/licensing/products/ZIA-ATP`, as: marta } },
  { name: "health check, demo", page: { path: `${halden}/health-checks/2026-07-01`, as: marta }, atEverySize: true },
  { name: "health check of 100 rows", page: { path: "findings-100", as: admin } },
  {
    name: "health check of 10,000 rows",
    page: { path: "findings-10000", as: admin },
    asFirst: "health check of 100 rows",
  },
  {
    name: "health check of 100,000 rows",
    page: { path: "findings-100000", as: admin },
    asFirst: "health check of 100 rows",
  },
  { name: "one of 10,000 findings", page: { path: "findings-10000/findings/5000", as: admin } },
  { name: "requests of one customer, first page", page: { path: many, as: admin } },
  {
    name: "requests, middle page",
    page: { path: `${many}?page=middle`, as: admin },
    asFirst: "requests of one customer, first page",
  },
  {
    name: "requests, last page",
    page: { path: `${many}?page=last`, as: admin },
    asFirst: "requests of one customer, first page",
  },
  { name: "all requests, as admin", page: { path: "/admin/requests", as: admin }, atEverySize: true },
  { name: "all requests, closed, as admin", page: { path: "/admin/requests?state=closed", as: admin } },
  { name: "customers, as admin", page: { path: "/customers", as: admin }, atEverySize: true },
  {
    name: "customers, as their reseller",
    page: { path: "/customers", as: "jonas@corvus-networks.example" },
    atEverySize: true,
  },
  { name: "admin home", page: { path: "/admin", as: admin }, atEverySize: true },
  { name: "health check uploads", page: { path: "/admin/health-checks", as: admin }, atEverySize: true },
  { name: "upgrade rules", page: { path: "/admin/upgrade-rules", as: admin }, atEverySize: true },
  { name: "audit log", page: { path: "/admin/audit", as: admin }, atEverySize: true },
  { name: "search", page: { path: "/search?q=precision", as: admin } },
  { name: "saving a score", posts: savingScores, most: 1.2, atEverySize: true },
  { name: "requesting a product", posts: requestingProducts, most: 1.2 },
  { name: "login, right", posts: async (stage) => ({ next: loggingIn(stage, "a calm river at dawn"), expected: 303 }) },
  { name: "login, wrong", posts: async (stage) => ({ next: loggingIn(stage, "a calm river at dusk"), expected: 400 }) },
];

/**
 * Ten customers' owners save ten topics, one after another, each with the version that the last save left.
 * @param {Stage} stage
 */
export async function savingScores({ server, people }) {
  const topics = await topicsOf(server, people("owner@customer-00001.example"));
  /** @type {{ customer: string; topic: string; version: number }[]} */
  const free = [];
  for (let n = 1; n <= lanes; n++)
    for (const topic of topics) free.push({ customer: `customer-${String(n).padStart(5, "0")}`, topic, version: 1 });
  let saved = 0;
  return {
    expected: 303,
    next() {
      const lane = free.shift();
      if (!lane) throw new Error("More saves are under way than there are topics");
      saved++;
      return {
        path: `/customers/${lane.customer}/profile/journey/${lane.topic}`,
        form: {
          businessScore: String(saved % 6),
          businessNote: `Looked at for the ${saved}th time`,
          businessReason: "",
          version: String(lane.version),
        },
        headers: { cookie: people(`owner@${lane.customer}.example`) },
        done() {
          lane.version++;
          free.push(lane);
        },
      };
    },
  };
}

/**
 * Each customer's owner asks for the same product, once.
 * @param {Stage} stage
 */
export async function requestingProducts({ server, people, customers }) {
  const path = (/** @type {string} */ customer) => `/customers/${customer}/licensing/products/${requestedSku}`;
  const first = "customer-00001";
  const page = await fetch(`${server.origin}${path(first)}`, { headers: { cookie: people(`owner@${first}.example`) } });
  const html = await page.text();
  const cart = /<option value="(\d{4}-\d{2}-\d{2})"(?![^>]*disabled)/.exec(html)?.[1];
  if (!cart) throw new Error(`${path(first)} offers no quarter`);
  let asked = 0;
  return {
    expected: 303,
    /** A customer has one open request for a product. */
    most: customers,
    next() {
      const customer = `customer-${String(++asked).padStart(5, "0")}`;
      return {
        path: path(customer),
        form: { intent: "request", formKey: `bench-${asked}`, cart, licensed: "", quantity: "120", note: "" },
        headers: { cookie: people(`owner@${customer}.example`) },
      };
    },
  };
}

/**
 * Nobody's limits are met: each try is for another account and from another address.
 * @param {Stage} stage
 * @param {string} password
 */
function loggingIn({ customers }, password) {
  let tries = 0;
  return () => {
    const n = (tries++ % customers) + 1;
    return {
      path: "/?index",
      form: { email: `owner@customer-${String(n).padStart(5, "0")}.example`, password },
      headers: { "x-forwarded-for": `10.${(tries >> 16) & 255}.${(tries >> 8) & 255}.${tries & 255}` },
    };
  };
}

/**
 * @param {import("./server.js").Server} server
 * @param {string} cookie
 */
async function topicsOf(server, cookie) {
  const page = await fetch(`${server.origin}/customers/customer-00001/profile/journey`, { headers: { cookie } });
  const paths = [...(await page.text()).matchAll(/href="\/customers\/customer-00001\/profile\/journey\/([\w-]+)"/g)];
  const topics = [...new Set(paths.map(([, topic]) => topic ?? ""))].sort();
  if (topics.length < 10) throw new Error("The journey names fewer than ten topics");
  return topics.slice(0, 10);
}
