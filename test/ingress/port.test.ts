/** Real clients at the port of `kubesim up --ingress-port`. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import tls from "node:tls";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { encodeBase64 } from "../../api/base64.ts";
import { Secret } from "../../api/core/secret.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import { certificate, privateKey } from "../conformance/tls.ts";
import { ingress, rule, service, servingCluster, settled } from "./cluster.ts";
import { rsaCertificate, rsaPrivateKey } from "./rsa.ts";
import { get, programOf, ran, servedIngresses } from "./served.ts";

const folder = mkdtempSync(join(tmpdir(), "kubesim-ingress-"));
writeFileSync(join(folder, "ca.crt"), certificate);

const one = service("service1", 4200);
const secret = (data: Readonly<Record<string, string>>) => ({
  apiVersion: "v1",
  kind: "Secret",
  metadata: { name: "web-tls" },
  data,
});
const pair = { "tls.crt": encodeBase64(certificate), "tls.key": encodeBase64(privateKey) };

let cluster: Cluster;
let served: Awaited<ReturnType<typeof servedIngresses>>;
beforeAll(async () => {
  cluster = servingCluster();
  cluster.apply([
    ingress("shop", { rules: [rule("shop.example", { "/": one })] }),
    ingress("broken", {
      rules: [rule("broken.example", { "/": service("nobody", 80), "/index": one })],
    }),
    ingress("web", {
      tls: [{ hosts: ["web.example"], secretName: "web-tls" }],
      rules: [rule("web.example", { "/": one })],
    }),
    secret(pair),
  ]);
  settled(cluster);
  served = await servedIngresses(cluster);
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true });
});

describe("by HTTP", () => {
  test.each([
    { host: "shop.example", path: "/cart", status: 200, text: "Hello, world!" },
    { host: "SHOP.example:8080", path: "/", status: 200, text: "Hello, world!" },
    { host: "unknown.example", path: "/", status: 404, text: "404 Not Found" },
    {
      host: "broken.example",
      path: "/",
      status: 503,
      text: "<center><h1>503 Service Temporarily Unavailable</h1></center>",
    },
    { host: "web.example:8080", path: "/a", status: 308, text: "308 Permanent Redirect" },
  ])("$host$path is $status", async ({ host, path, status, text }) => {
    const answer = await get(served.port, host, path);
    expect(answer).toMatchObject({ status, text: expect.stringContaining(text) });
  });

  test("a redirect to TLS leads to the same port", async () => {
    const { headers } = await get(served.port, "web.example:8080", "/a?b=c");
    expect(headers.location).toBe("https://web.example:8080/a?b=c");
  });

  test("a connection is used for several requests", async () => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const statuses = [];
    for (const host of ["shop.example", "unknown.example", "shop.example"]) {
      statuses.push((await get(served.port, host, "/", agent)).status);
    }
    agent.destroy();
    expect(statuses).toEqual([200, 404, 200]);
  });

  test("what is no request is 400", async () => {
    const text = await new Promise((resolve) => {
      let got = "";
      const socket = connect(served.port, "127.0.0.1", () => socket.write("GARBAGE\r\n\r\n"));
      socket.on("data", (part) => {
        got += part;
      });
      socket.on("close", () => resolve(got));
    });
    expect(text).toContain("400 Bad Request");
  });
});

/** The common name of what a host is served with. */
function shownCertificate(servername: string | undefined): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const named = servername === undefined ? {} : { servername };
    const at = { host: "127.0.0.1", port: served.port, rejectUnauthorized: false, ...named };
    const socket = tls.connect(at, () => {
      resolve(socket.getPeerCertificate().subject.CN);
      socket.destroy();
    });
    socket.on("error", reject);
  });
}

const fake = "Kubernetes Ingress Controller Fake Certificate";

describe("by HTTPS, on the same port", () => {
  test.each([
    { host: "web.example", shown: "web.example" },
    { host: "WEB.example", shown: "web.example" },
    { host: "shop.example", shown: fake },
    { host: "unknown.example", shown: fake },
    { host: undefined, shown: fake },
  ])("$host is served with the certificate of $shown", async ({ host, shown }) => {
    expect(await shownCertificate(host)).toBe(shown);
  });

  test.each<{ behaviour: string; data: Readonly<Record<string, string>> }>([
    { behaviour: "is no certificate", data: { ...pair, "tls.crt": encodeBase64("no") } },
    { behaviour: "has no key", data: { "tls.crt": pair["tls.crt"] } },
    { behaviour: "is empty", data: {} },
  ])("a Secret that $behaviour gives way to the fake one, until it is mended", async ({ data }) => {
    cluster.delete(Secret, "web-tls");
    cluster.apply(secret(data));
    expect(await shownCertificate("web.example")).toBe(fake);
    cluster.delete(Secret, "web-tls");
    cluster.apply(secret(pair));
    expect(await shownCertificate("web.example")).toBe("web.example");
  });

  test("a certificate with a key of RSA is served like any other", async () => {
    cluster.delete(Secret, "web-tls");
    const data = {
      "tls.crt": encodeBase64(rsaCertificate),
      "tls.key": encodeBase64(rsaPrivateKey),
    };
    cluster.apply(secret(data));
    expect(await shownCertificate("web.example")).toBe("web.example");
    expect(await shownCertificate(undefined)).toBe(fake);
    cluster.delete(Secret, "web-tls");
    cluster.apply(secret(pair));
  });

  test("a certificate of another host is not used", async () => {
    const tlsOf = { hosts: ["other.example"], secretName: "web-tls" };
    cluster.apply(ingress("other", { tls: [tlsOf], rules: [rule("other.example", { "/": one })] }));
    settled(cluster);
    expect(await shownCertificate("other.example")).toBe(fake);
  });

  test("a handshake that is none ends the connection, and nothing else", async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(served.port, "127.0.0.1", () => socket.end("\x16garbage"));
      socket.on("error", () => undefined).on("close", () => resolve());
    });
    expect((await get(served.port, "shop.example")).status).toBe(200);
  });
});

const curl = programOf("curl");
if (curl === undefined) process.stderr.write("curl is missing: its tests are skipped (#7)\n");

describe.skipIf(curl === undefined)("the real curl (#7)", () => {
  const curls = (...words: readonly string[]) =>
    ran(curl ?? "", "--silent", "--show-error", "--write-out", "%{http_code}", ...words);

  test("reaches a host by its header", async () => {
    const text = await curls("--header", "Host: shop.example", `${served.url}/`);
    expect(text).toMatch(/200$/);
  });

  test("reaches it through the port as its proxy", async () => {
    expect(await curls("--proxy", served.url, "http://shop.example/")).toMatch(/200$/);
  });

  test("trusts the certificate of a Secret", async () => {
    const to = ["--connect-to", `::127.0.0.1:${served.port}`, "--cacert", join(folder, "ca.crt")];
    expect(await curls(...to, "https://web.example/")).toMatch(/200$/);
    expect(await curls(...to, "--location", `http://web.example/`)).toMatch(/200$/);
    expect(await curls(...to, "https://shop.example/")).toMatch(/certificate.*000$/s);
  });
});

test("a port that is taken is told by its number", async () => {
  const taken = { host: "127.0.0.1", port: 0, ingressPort: served.port, speed: 0 };
  const { serve } = await import("../../simulator/serve.ts");
  await expect(serve(servingCluster(), taken)).rejects.toMatchObject({
    code: "EADDRINUSE",
    port: served.port,
  });
});
