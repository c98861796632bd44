import { describe, expect, it } from "vitest";
import { clientAddress, currentRequestId } from "~/infra/request-context.server";
import { request, send, startServer } from "./test-server";

async function addressSeen(
  headers: Record<string, string>,
  proxies: { TRUST_PROXY?: number; FLY_APP_NAME?: string } = {},
) {
  const { port } = await startServer({
    site: { APP_URL: "http://localhost:3000", TRUST_PROXY: 0, ...proxies },
    handle: async () => Response.json([clientAddress(), currentRequestId()]),
  });
  const { body } = await send(port, request("GET /", { headers }));
  return JSON.parse(body) as [address: string, requestId: string];
}

const claims = {
  "X-Forwarded-For": "9.9.9.9, 8.8.8.8",
  "X-Real-IP": "9.9.9.9",
  "Fly-Client-IP": "9.9.9.9",
  "CF-Connecting-IP": "9.9.9.9",
  Forwarded: "for=9.9.9.9",
  "Fly-Request-Id": "forged",
};

describe("the visitor's address", () => {
  it("A-24 is the socket's, whatever headers claim", async () => {
    const [address, requestId] = await addressSeen(claims);
    expect(address).toBe("127.0.0.1");
    expect(requestId).not.toBe("forged");
  });

  it.each([
    [1, "8.8.8.8"],
    [2, "9.9.9.9"],
    [3, "127.0.0.1"],
  ])("is what %i trusted proxies saw", async (TRUST_PROXY, expected) => {
    expect((await addressSeen(claims, { TRUST_PROXY }))[0]).toBe(expected);
  });

  it("is the socket's where a proxy's word is no address", async () => {
    expect((await addressSeen({ "X-Forwarded-For": "unknown" }, { TRUST_PROXY: 1 }))[0]).toBe("127.0.0.1");
    expect((await addressSeen({}, { TRUST_PROXY: 1 }))[0]).toBe("127.0.0.1");
  });

  it("is Fly's to say on Fly, as is the request's id", async () => {
    const headers = { ...claims, "Fly-Client-IP": "2001:db8::1", "Fly-Request-Id": "01J2-lhr" };
    expect(await addressSeen(headers, { FLY_APP_NAME: "cm360" })).toEqual(["2001:db8::1", "01J2-lhr"]);
  });
});
