/** A watcher that does not read what it is sent is closed, and nobody else notices. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type ServedCluster, servedCluster } from "./http-client.ts";

const path = "/api/v1/namespaces/default/configmaps?watch=1&labelSelector=of%3Dtest";
const megabyte = 2 ** 20;

let served: ServedCluster;
beforeAll(async () => {
  served = await servedCluster({ nodes: 0 });
});
afterAll(() => served.close());

/** About as large as a ConfigMap may be. */
const textBytes = megabyte - 1024;

function create(name: string): void {
  const { code } = served.cluster.server.handle({
    verb: "create",
    resource: { group: "", version: "v1", plural: "configmaps" },
    namespace: "default",
    actor: "test",
    body: { metadata: { name, labels: { of: "test" } }, data: { text: "x".repeat(textBytes) } },
  });
  expect(code).toBe(201);
}

/** A watch whose client reads the head of the answer and not one byte more. */
async function stalled(): Promise<Socket> {
  const socket = connect(served.port, "127.0.0.1");
  socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`);
  await once(socket, "readable");
  socket.read();
  return socket;
}

async function stalledWebSocket(): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${served.port}${path}`);
  await once(socket, "open");
  socket.pause();
  return socket;
}

test("it is closed once it has too much unread, by HTTP and by WebSocket", async () => {
  const slow = await stalled();
  const slowWebSocket = await stalledWebSocket();
  const fast = await served.watch(path);
  // What the kernel takes over counts as read: much more than the limit of 16 MiB is sent.
  for (let index = 0; index < 60; index += 1) {
    create(`m-${index}`);
    expect(await fast.next()).toMatchObject({
      type: "ADDED",
      object: { metadata: { name: `m-${index}` } },
    });
  }
  let received = 0;
  slow.on("data", (bytes) => {
    received += bytes.length;
  });
  slow.on("error", () => undefined);
  await once(slow, "close");
  expect(received).toBeLessThan(50 * megabyte);
  let frames = 0;
  slowWebSocket.on("message", () => {
    frames += 1;
  });
  slowWebSocket.on("error", () => undefined);
  slowWebSocket.resume();
  await once(slowWebSocket, "close");
  expect(frames).toBeLessThan(50);
  fast.close();
});
