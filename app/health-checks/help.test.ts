import { expect, test } from "vitest";
import { clientLoader } from "./help.route";

const page = "http://localhost/customers/acme/health-checks/help/tls";

function open(url: string) {
  const serverLoader = () => Promise.reject(new Error("No connection"));
  return clientLoader({ request: new Request(url), params: {}, serverLoader });
}

test("help that cannot be loaded is left out of the panel, and leaves the page behind it alone", async () => {
  expect(await open(`${page}?panel`)).toBeNull();
  await expect(open(page)).rejects.toThrow("No connection");
});
