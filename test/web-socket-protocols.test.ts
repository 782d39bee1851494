/** The subprotocols of WebSockets that consoles in browsers and older clients speak. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { Pod } from "../api/core/pod/pod.ts";
import { type ServedCluster, servedCluster } from "./http-client.ts";

let served: ServedCluster;
beforeAll(async () => {
  served = await servedCluster({ nodes: 1 });
  const script = "echo begun; sleep 60; echo done";
  served.cluster.apply([
    {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "p" },
      spec: {
        restartPolicy: "Never",
        containers: [{ name: "c", image: "busybox", command: ["sh", "-c", script] }],
      },
    },
    {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "web" },
      spec: { containers: [{ name: "c", image: "nginx" }] },
    },
  ]);
  served.cluster.until(() => phases().every((phase) => phase === "Running"));
});
afterAll(() => served.close());

const phases = () => ["p", "web"].map((name) => served.cluster.get(Pod, name)?.status.phase);

interface Opened {
  readonly socket: WebSocket;
  readonly protocol: string;
  /** The next message: text as it is, bytes as an array; at the end, the code. */
  next(): Promise<string | readonly number[] | { readonly closed: number }>;
}

type Message = Awaited<ReturnType<Opened["next"]>>;

function open(path: string, protocols: readonly string[]): Promise<Opened> {
  const url = `ws://127.0.0.1:${served.port}/api/v1/namespaces/default/${path}`;
  const socket = new WebSocket(url, [...protocols]);
  const messages: Message[] = [];
  const waiting: ((message: Message) => void)[] = [];
  const take = (message: Message) => {
    const first = waiting.shift();
    if (first === undefined) messages.push(message);
    else first(message);
  };
  // `ws` gives buffers unless told otherwise.
  socket.on("message", (data, isBinary) => take(isBinary ? [...(data as Buffer)] : String(data)));
  socket.on("close", (code) => take({ closed: code }));
  const next = () => {
    const message = messages.shift();
    if (message !== undefined) return Promise.resolve(message);
    return new Promise<Message>((resolve) => waiting.push(resolve));
  };
  return new Promise((resolve, reject) => {
    socket.on("open", () => resolve({ socket, protocol: socket.protocol, next }));
    socket.on("unexpected-response", (_request, { statusCode }) =>
      reject(new Error(String(statusCode))),
    );
    socket.on("error", reject);
  });
}

/** All messages until the end. */
async function all({ next }: Opened): Promise<readonly Message[]> {
  const messages: Message[] = [];
  for (;;) {
    const message = await next();
    messages.push(message);
    if (typeof message === "object" && "closed" in message) return messages;
  }
}

const bytes = (channel: number, words: string) => [channel, ...Buffer.from(words)];
const text = (channel: number, words: string) => channel + Buffer.from(words).toString("base64");
const words = "command terminated with non-zero exit code: command terminated with exit code 3";
const status = JSON.stringify({
  kind: "Status",
  apiVersion: "v1",
  metadata: {},
  status: "Failure",
  message: words,
  reason: "NonZeroExitCode",
  details: { causes: [{ reason: "ExitCode", message: "3" }] },
});

describe("exec", () => {
  const exec = (script: string) =>
    `pods/p/exec?command=sh&command=-c&command=${encodeURIComponent(script)}&stdout=1&stdin=1`;

  test.each([
    { protocol: "v4.channel.k8s.io", form: bytes, end: status },
    { protocol: "v4.base64.channel.k8s.io", form: text, end: status },
    { protocol: "channel.k8s.io", form: bytes, end: words },
    { protocol: "base64.channel.k8s.io", form: text, end: words },
    { protocol: "", form: bytes, end: words },
  ])("speaks '$protocol'", async ({ protocol, form, end }) => {
    const script = "read line; echo $line; exit 3";
    const opened = await open(exec(script), protocol === "" ? [] : [protocol]);
    expect(opened.protocol).toBe(protocol);
    expect(await opened.next()).toEqual(form(1, ""));
    const input = form(0, "hi\n");
    opened.socket.send(typeof input === "string" ? input : Buffer.from(input));
    expect(await opened.next()).toEqual(form(1, "hi\n"));
    expect(await all(opened)).toEqual([form(3, end), { closed: 1000 }]);
  });

  test("tells of no success before the fourth protocol", async () => {
    const opened = await open(exec("echo hi"), ["base64.channel.k8s.io"]);
    expect(await all(opened)).toEqual([text(1, ""), text(1, "hi\n"), { closed: 1000 }]);
  });

  test("is refused in a protocol that there is not", async () => {
    await expect(open(exec("ls"), ["v9.channel.k8s.io"])).rejects.toThrow("400");
  });
});

test.each([
  { protocol: "v4.base64.channel.k8s.io", form: text },
  { protocol: "", form: bytes },
])("port-forward speaks '$protocol'", async ({ protocol, form }) => {
  const opened = await open("pods/web/portforward?ports=80", protocol === "" ? [] : [protocol]);
  expect(opened.protocol).toBe(protocol);
  expect([await opened.next(), await opened.next()]).toEqual([form(0, "P\0"), form(1, "P\0")]);
  const request = form(0, "GET / HTTP/1.0\r\n\r\n");
  opened.socket.send(typeof request === "string" ? request : Buffer.from(request));
  // Fifteen bytes are a whole number of groups in base64.
  const start = form(0, "HTTP/1.1 200 OK");
  const answer = await opened.next();
  expect((answer as string | number[]).slice(0, start.length)).toEqual(start);
  opened.socket.terminate();
});

describe("logs", () => {
  const whole = (words: string) => [...Buffer.from(words)];
  const encoded = (words: string) => Buffer.from(words).toString("base64");

  test.each([
    { protocol: "", form: whole },
    { protocol: "binary.k8s.io", form: whole },
    { protocol: "base64.binary.k8s.io", form: encoded },
  ])("speak '$protocol', after an empty frame", async ({ protocol, form }) => {
    const opened = await open("pods/p/log", protocol === "" ? [] : [protocol]);
    expect(opened.protocol).toBe(protocol);
    expect(await all(opened)).toEqual([form(""), form("begun\n"), { closed: 1000 }]);
  });

  test("are followed until the container ends", async () => {
    const opened = await open("pods/p/log?follow=true", ["base64.binary.k8s.io"]);
    expect([await opened.next(), await opened.next()]).toEqual(["", encoded("begun\n")]);
    served.cluster.advance("2m");
    expect(await all(opened)).toEqual([encoded("done\n"), { closed: 1000 }]);
  });
});

describe("a token among the subprotocols", () => {
  const named = (token: string) =>
    `base64url.bearer.authorization.k8s.io.${Buffer.from(token).toString("base64url")}`;

  test("is whom the request is from, and is not given back", async () => {
    const { body } = await served.send({
      method: "POST",
      path: "/api/v1/namespaces/default/serviceaccounts/default/token",
      body: {},
    });
    const { token } = (body as { status: { token: string } }).status;
    const watch = "configmaps?watch=1";
    await expect(open(watch, [named(token), "base64.binary.k8s.io"])).rejects.toThrow("403");
    served.cluster.apply({
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "RoleBinding",
      metadata: { name: "view" },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "view" },
      subjects: [{ kind: "ServiceAccount", name: "default", namespace: "default" }],
    });
    const { protocol, socket } = await open(watch, [named(token), "base64.binary.k8s.io"]);
    expect(protocol).toBe("base64.binary.k8s.io");
    socket.terminate();
  });

  test.each([
    { behaviour: "that is not good", protocols: [named("x"), "base64.binary.k8s.io"] },
    { behaviour: "alone", protocols: [named("x")] },
  ])("is refused $behaviour", async ({ protocols }) => {
    await expect(open("configmaps?watch=1", protocols)).rejects.toThrow("401");
  });
});
