/** Large answers come compressed to those who take that, and are the same answers. */
import { get, type IncomingHttpHeaders } from "node:http";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ServedCluster, servedCluster } from "./http-client.ts";

const configMaps = "/api/v1/namespaces/default/configmaps";

let served: ServedCluster;
beforeAll(async () => {
  served = await servedCluster();
  served.cluster.apply(
    ["a", "b", "c", "d"].map((name) => ({
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name, namespace: "default" },
      data: { text: name.repeat(60_000) },
    })),
  );
});
afterAll(() => served.close());

interface Bytes {
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

function bytesOf(path: string, accepted?: string): Promise<Bytes> {
  const headers = accepted === undefined ? {} : { "accept-encoding": accepted };
  return new Promise((resolve, reject) => {
    get({ host: "127.0.0.1", port: served.port, path, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => resolve({ headers: response.headers, bytes: Buffer.concat(parts) }));
      response.on("error", reject);
    }).on("error", reject);
  });
}

describe("a large list", () => {
  test.each(["gzip", "deflate, gzip;q=0.5", "br, GZIP"])(
    "is compressed for %s",
    async (accepted) => {
      const plain = await bytesOf(configMaps);
      for (let round = 0; round < 2; round += 1) {
        const { headers, bytes } = await bytesOf(configMaps, accepted);
        expect(headers).toMatchObject({
          "content-encoding": "gzip",
          vary: "Accept-Encoding",
          "content-type": "application/json",
          "content-length": String(bytes.length),
        });
        expect(bytes.length).toBeLessThan(plain.bytes.length / 10);
        expect(gunzipSync(bytes).equals(plain.bytes)).toBe(true);
      }
    },
  );

  test.each([undefined, "br", "gzip;q=0"])("is sent as it is for %s", async (accepted) => {
    const { headers, bytes } = await bytesOf(configMaps, accepted);
    expect(headers["content-encoding"]).toBeUndefined();
    expect(JSON.parse(bytes.toString())).toMatchObject({ kind: "ConfigMapList" });
  });

  test("shows each change, whatever was sent before", async () => {
    const before = JSON.parse((await bytesOf(configMaps)).bytes.toString());
    served.cluster.apply({
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "b", namespace: "default" },
      data: { text: "new" },
    });
    const after = JSON.parse((await bytesOf(configMaps)).bytes.toString());
    const texts = (list: { items: { data: { text: string } }[] }) =>
      list.items.map(({ data }) => data.text?.slice(0, 3));
    expect(texts(before).slice(0, 4)).toEqual(["aaa", "bbb", "ccc", "ddd"]);
    expect(texts(after).slice(0, 4)).toEqual(["aaa", "new", "ccc", "ddd"]);
    expect(Number(after.metadata.resourceVersion)).toBeGreaterThan(
      Number(before.metadata.resourceVersion),
    );
  });
});

test("a small answer is sent as it is", async () => {
  const { headers } = await bytesOf("/api/v1/namespaces", "gzip");
  expect(headers["content-encoding"]).toBeUndefined();
});
