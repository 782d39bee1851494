/** A port with TLS: HTTP/1.1 and HTTP/2, and who speaks neither of them. */
import http2, { type ClientHttp2Session, type IncomingHttpHeaders } from "node:http2";
import https from "node:https";
import net from "node:net";
import { text as textOf } from "node:stream/consumers";
import { connect as connectTls } from "node:tls";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { certificateAuthority } from "../simulator/certificates/authority.ts";
import { Cluster } from "../simulator/cluster.ts";
import { type Served, serve } from "../simulator/serve.ts";

const startMs = Date.UTC(2024, 0, 1);
const authority = certificateAuthority({ seed: "tls", startMs });
const { cert, key } = authority.administrator;
const asAdministrator = { ca: authority.certificate, cert, key };

let cluster: Cluster;
let served: Served;
let session: ClientHttp2Session;
let port: number;
beforeAll(async () => {
  cluster = new Cluster({ nodes: 0, startMs, authority });
  served = await serve(cluster, { host: "127.0.0.1", port: 0, speed: 0, tls: authority.server });
  port = Number(new URL(served.url).port);
  session = http2.connect(served.url, asAdministrator);
});
// Though somebody watches.
afterAll(async () => {
  await served.close();
  session.destroy();
});

/** Asks by HTTP/2, on the one connection that there is. */
async function ask(path: string, headers: object = {}, body?: object) {
  const stream = session.request({ ":path": path, ...headers }, { endStream: body === undefined });
  if (body !== undefined) stream.end(JSON.stringify(body));
  const answered = new Promise<IncomingHttpHeaders>((resolve) => stream.once("response", resolve));
  const bytes: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => bytes.push(chunk));
  await new Promise((resolve) => stream.once("end", resolve));
  return { headers: await answered, bytes: Buffer.concat(bytes) };
}

const configMap = (name: string, data = {}) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name },
  data,
});
const path = "/api/v1/namespaces/default/configmaps";

/** Bytes to the port as they are, and what comes back until it hangs up. */
const said = (bytes: string) => {
  const socket = net.connect(port, "127.0.0.1");
  socket.end(bytes);
  return textOf(socket);
};

test.each(["GET / HTTP/1.1\r\nHost: a\r\n\r\n", "POST /api HTTP/1.1\r\n\r\n"])(
  "who speaks plain HTTP is told: %j",
  async (bytes) => {
    expect(await said(bytes)).toBe(
      "HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n",
    );
  },
);

test("who speaks something else is hung up on", async () => {
  expect(await said("EHLO example.com\r\n")).not.toContain("HTTP");
});

test.each([
  { offered: ["h2", "http/1.1"], spoken: "h2" },
  { offered: ["http/1.1"], spoken: "http/1.1" },
  { offered: [], spoken: false },
])("of $offered it is $spoken that is spoken", async ({ offered, spoken }) => {
  const socket = connectTls({ port, ...asAdministrator, ALPNProtocols: offered });
  await new Promise((resolve) => socket.once("secureConnect", resolve));
  expect(socket.alpnProtocol).toBe(spoken);
  socket.destroy();
});

test("HTTP/1.1 is answered as ever", async () => {
  const { agent, ...request } = { agent: false, ...asAdministrator } as const;
  const answer = await new Promise<string>((resolve, reject) => {
    https
      .get(`${served.url}/readyz`, { agent, ...request }, (response) => resolve(textOf(response)))
      .on("error", reject);
  });
  expect(answer).toBe("ok");
});

test.each(["::1", "::"])(
  "a cluster that listens on %s is reached by its certificate",
  async (host) => {
    const { server, ...own } = certificateAuthority({ seed: "tls", startMs, host });
    const other = await serve(cluster, { host, port: 0, speed: 0, tls: server });
    expect(other.url).toMatch(/^https:\/\/\[::1\]:\d+$/);
    const client = http2.connect(other.url, { ...asAdministrator, ca: own.certificate });
    const stream = client.request({ ":path": "/readyz" });
    expect(await textOf(stream)).toBe("ok");
    client.destroy();
    await other.close();
  },
);

test("objects are written and read by HTTP/2", async () => {
  const made = await ask(path, { ":method": "POST" }, configMap("a", { a: "b" }));
  expect(made.headers[":status"]).toBe(201);
  const { headers, bytes } = await ask(`${path}/a`);
  expect([headers[":status"], headers["content-type"]]).toEqual([200, "application/json"]);
  expect(JSON.parse(String(bytes)).data).toEqual({ a: "b" });
});

test("a refusal comes as a Status", async () => {
  const { headers, bytes } = await ask(`${path}/none`);
  expect(headers[":status"]).toBe(404);
  expect(JSON.parse(String(bytes)).message).toBe('configmaps "none" not found');
});

test("warnings come as headers", async () => {
  const { headers } = await ask("/api/v1/componentstatuses");
  expect(headers.warning).toBe('299 - "v1 ComponentStatus is deprecated in v1.19+"');
});

test("a large answer is compressed", async () => {
  cluster.apply(configMap("large", { text: "x".repeat(200_000) }));
  const { headers, bytes } = await ask(`${path}/large`, { "accept-encoding": "gzip" });
  expect(headers["content-encoding"]).toBe("gzip");
  expect(JSON.parse(String(gunzipSync(bytes))).data.text).toHaveLength(200_000);
});

test("a watch goes on beside other requests", async () => {
  const stream = session.request({ ":path": `${path}?watch=1&fieldSelector=metadata.name%3Dw` });
  let heard = "";
  const events = (count: number) =>
    new Promise<void>((resolve) => {
      const look = () => heard.split("\n").length > count && resolve();
      stream.on("data", look);
      look();
    });
  stream.on("data", (bytes) => {
    heard += bytes;
  });
  await new Promise((resolve) => stream.once("response", resolve));
  await ask(path, { ":method": "POST" }, configMap("w"));
  await events(1);
  await ask(`${path}/w`, { ":method": "DELETE" });
  await events(2);
  const types = heard
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).type);
  expect(types).toEqual(["ADDED", "DELETED"]);
});

test("a stream of HTTP/2 is no way to elsewhere", async () => {
  const stream = session.request({ ":method": "CONNECT", ":authority": "example.com:443" });
  const answered = new Promise<IncomingHttpHeaders>((resolve) => stream.once("response", resolve));
  expect((await answered)[":status"]).toBe(404);
  expect(await textOf(stream)).toBe("404 page not found\n");
});
