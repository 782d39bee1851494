/** Answers that go on, to clients of HTTP/1.0: nginx asks so on behalf of others, by default. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { Pod } from "../api/core/pod/pod.ts";
import { type ServedCluster, servedCluster } from "./http-client.ts";

let served: ServedCluster;
beforeAll(async () => {
  served = await servedCluster({ nodes: 1 });
  served.cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p" },
    spec: {
      restartPolicy: "Never",
      containers: [{ name: "c", image: "busybox", command: ["echo", "hello"] }],
    },
  });
  served.cluster.until(() => served.cluster.get(Pod, "p")?.status.phase === "Succeeded");
});
afterAll(() => served.close());

/** The headers in lower case, and the body, of an answer that ends with its connection. */
async function ask(path: string, accept = "*/*") {
  const head = `GET ${path} HTTP/1.0\r\naccept: ${accept}\r\nconnection: keep-alive\r\n\r\n`;
  const [headers = "", ...body] = (await served.sendBytes(head)).split("\r\n\r\n");
  return { headers: headers.toLowerCase(), body: body.join("\r\n\r\n") };
}

// It ends at once, with an event that says why.
const watch = "/api/v1/pods?watch=1&resourceVersion=1";

test("a watch is told line by line, and ends with its connection", async () => {
  const { headers, body } = await ask(watch);
  expect(headers).not.toContain("transfer-encoding");
  expect(headers).toContain("connection: close");
  expect(JSON.parse(body)).toMatchObject({ type: "ERROR", object: { code: 410 } });
});

test("a watch in protobuf has the length before each message", async () => {
  const { headers, body } = await ask(watch, "application/vnd.kubernetes.protobuf;stream=watch");
  expect(headers).not.toContain("transfer-encoding");
  expect(body.slice(0, 2)).toBe("\0\0");
  expect(body).toContain("ERROR");
});

test("a log is followed as it was written", async () => {
  const { headers, body } = await ask("/api/v1/namespaces/default/pods/p/log?follow=true");
  expect(headers).not.toContain("transfer-encoding");
  expect(body).toBe("hello\n");
});
