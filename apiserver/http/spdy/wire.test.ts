/** SPDY over real sockets, from clients that do not keep to it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ServedCluster, servedCluster } from "../../../test/http-client.ts";
import type { ContainerStreams } from "../streams/container-streams.ts";

const deaf = { write() {}, endInput() {}, resize() {}, close() {} };
const streams: ContainerStreams = {
  exec: () => () => deaf,
  attach: () => () => deaf,
  portForward: () => () => deaf,
};

let served: ServedCluster;
beforeAll(async () => {
  served = await servedCluster({ nodes: 0, streams });
});
afterAll(() => served.close());

function upgrade(subresource: string, protocol: string): string {
  const path = `/api/v1/namespaces/default/pods/p/${subresource}`;
  return [
    `POST ${path} HTTP/1.1`,
    "Host: localhost",
    "Connection: Upgrade",
    "Upgrade: SPDY/3.1",
    `X-Stream-Protocol-Version: ${protocol}`,
    "\r\n",
  ].join("\r\n");
}

const exec = "exec?command=ls&stdout=true";

test.each([
  { path: exec, protocol: "v4.channel.k8s.io" },
  { path: "portforward", protocol: "portforward.k8s.io" },
])("who sends no SPDY to $path is hung up on, and the server goes on", async (asked) => {
  const { path, protocol } = asked;
  const answer = await served.sendBytes(`${upgrade(path, protocol)}this is no frame at all`);
  expect(answer).toBe(
    "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: SPDY/3.1\r\n" +
      `X-Stream-Protocol-Version: ${protocol}\r\n\r\n`,
  );
  expect((await served.send({ path: "/livez" })).code).toBe(200);
});

test.each([
  { path: exec, protocol: "v1.channel.k8s.io", has: "v4.channel.k8s.io" },
  { path: "portforward", protocol: "v9.portforward.k8s.io", has: "portforward.k8s.io" },
])("$protocol is refused", async ({ path, protocol, has }) => {
  const answer = await served.sendBytes(upgrade(path, protocol));
  expect(answer).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/);
  expect(answer).toContain(
    `negotiate protocol: client supports [${protocol}], server accepts [${has}]`,
  );
});
