/** Watches by WebSocket, with a client that browsers and Node share the ways of. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { isObject } from "../api/json.ts";
import { refusal, type ServedCluster, servedCluster } from "./http-client.ts";

const configMaps = "/api/v1/namespaces/default/configmaps";
const onlyOurs = "labelSelector=of%3Dtest";

let served: ServedCluster;
beforeAll(async () => {
  served = await servedCluster({ nodes: 0 });
});
afterAll(() => served.close());

const apply = (name: string) =>
  served.cluster.apply({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name, namespace: "default", labels: { of: "test" } },
  });

interface Frames {
  readonly socket: WebSocket;
  next(): Promise<string>;
}

/** An open socket and its frames one by one, as they come. */
function open(path: string, headers: Record<string, string> = {}): Promise<Frames> {
  const socket = new WebSocket(`ws://127.0.0.1:${served.port}${path}`, { headers });
  const frames: string[] = [];
  const waiting: ((frame: string) => void)[] = [];
  const take = (frame: string) => {
    const first = waiting.shift();
    if (first === undefined) frames.push(frame);
    else first(frame);
  };
  socket.on("message", (data, isBinary) => take(isBinary ? "binary" : String(data)));
  socket.on("close", (code) => take(`closed ${code}`));
  const next = () => {
    const frame = frames.shift();
    if (frame !== undefined) return Promise.resolve(frame);
    return new Promise<string>((resolve) => waiting.push(resolve));
  };
  return new Promise((resolve, reject) => {
    socket.on("open", () => resolve({ socket, next }));
    socket.on("unexpected-response", (_request, response) => {
      response.setEncoding("utf8").on("data", (text) => reject(new Error(String(text))));
    });
    socket.on("error", reject);
  });
}

function summary(frame: string): string {
  const { type, object }: { type?: unknown; object?: unknown } = JSON.parse(frame);
  const metadata = isObject(object) && isObject(object.metadata) ? object.metadata : {};
  return `${type} ${metadata.name}`;
}

describe("a watch by WebSocket", () => {
  test("tells each event in a frame of text", async () => {
    apply("a");
    const { socket, next } = await open(`${configMaps}?watch=1&${onlyOurs}`);
    expect(summary(await next())).toBe("ADDED a");
    apply("b");
    expect(summary(await next())).toBe("ADDED b");
    socket.close();
    expect(await next()).toBe("closed 1005");
  });

  test("ends after timeoutSeconds, with a bookmark where those are wanted", async () => {
    const path = `${configMaps}?watch=1&timeoutSeconds=5&allowWatchBookmarks=true`;
    const { next } = await open(
      `${path}&resourceVersion=${served.cluster.server.registry.storage.revision}`,
    );
    served.wallClock.runUntil(served.wallClock.now() + 5_000);
    expect(summary(await next())).toBe("BOOKMARK undefined");
    expect(await next()).toBe("closed 1000");
  });

  test("says where the initial events end", async () => {
    apply("a");
    const asked = "sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=1";
    const path = `${configMaps}?watch=1&${asked}&fieldSelector=metadata.name%3Da`;
    const { socket, next } = await open(path);
    expect(summary(await next())).toBe("ADDED a");
    expect(JSON.parse(await next())).toMatchObject({
      type: "BOOKMARK",
      object: { metadata: { annotations: { "k8s.io/initial-events-end": "true" } } },
    });
    socket.close();
  });

  test("from a revision that is gone is told so, and ends", async () => {
    const held = served.cluster.storage.compactedRevision;
    expect(held).toBeGreaterThan(1);
    const { next } = await open(`${configMaps}?watch=1&resourceVersion=1`);
    const message = `too old resource version: 1 (${held})`;
    expect(JSON.parse(await next())).toEqual({
      type: "ERROR",
      object: refusal(410, "Expired", message),
    });
    expect(await next()).toBe("closed 1000");
  });

  test("in the old form of the path watches one object", async () => {
    apply("a");
    apply("b");
    const { socket, next } = await open(configMaps.replace("/v1/", "/v1/watch/").concat("/b"));
    expect(summary(await next())).toBe("ADDED b");
    socket.close();
  });

  test("shows tables where those are asked for", async () => {
    const accept = "application/json;as=Table;v=v1;g=meta.k8s.io";
    const { socket, next } = await open(`${configMaps}?watch=1&${onlyOurs}`, { accept });
    expect(JSON.parse(await next())).toMatchObject({ type: "ADDED", object: { kind: "Table" } });
    socket.close();
  });

  test.each([
    {
      behaviour: "of what is not there",
      path: "/api/v1/nopes?watch=1",
      message: "the server could not find the requested resource",
    },
    {
      behaviour: "with a selector that cannot be read",
      path: `${configMaps}?watch=1&labelSelector=!!`,
      message: "unable to parse requirement",
    },
    {
      behaviour: "from a page of elsewhere",
      path: `${configMaps}?watch=1`,
      headers: { origin: "http://evil.example" },
      message: 'requests from the origin \\"http://evil.example\\" are refused',
    },
  ])("is refused $behaviour, with a Status", async ({ path, headers = {}, message }) => {
    await expect(open(path, headers)).rejects.toThrow(message);
  });

  test("leaves the others to theirs when it breaks off", async () => {
    const first = await open(`${configMaps}?watch=1&${onlyOurs}`);
    const second = await open(`${configMaps}?watch=1&${onlyOurs}`);
    await Promise.all([first.next(), first.next(), second.next(), second.next()]);
    first.socket.terminate();
    apply("c");
    expect(summary(await second.next())).toBe("ADDED c");
    second.socket.close();
  });

  test("is not what a plain request becomes that asks for another protocol", async () => {
    const answer = await served.sendBytes(
      `GET ${configMaps} HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 200 OK\r\n/);
  });
});
