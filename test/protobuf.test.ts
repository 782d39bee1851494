/** Answers in protobuf over HTTP, as Go clients ask for them. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { isObject } from "../api/json.ts";
import { decodeProtobuf } from "../apiserver/protobuf/decode.ts";
import { type WireField, wireFields } from "../apiserver/protobuf/wire.ts";
import { type ServedCluster, servedCluster } from "./http-client.ts";

const protobuf = "application/vnd.kubernetes.protobuf";
const configMaps = "/api/v1/namespaces/default/configmaps";
const widgets = "/apis/example.com/v1/namespaces/default/widgets";

let served: ServedCluster;
beforeAll(async () => {
  served = await servedCluster({ nodes: 0 });
  served.cluster.apply([
    {
      apiVersion: "apiextensions.k8s.io/v1",
      kind: "CustomResourceDefinition",
      metadata: { name: "widgets.example.com" },
      spec: {
        group: "example.com",
        names: { plural: "widgets", kind: "Widget" },
        scope: "Namespaced",
        versions: [
          {
            name: "v1",
            served: true,
            storage: true,
            schema: { openAPIV3Schema: { type: "object" } },
          },
        ],
      },
    },
    { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" }, data: { b: "ü", a: "1" } },
  ]);
  served.cluster.run({ forMs: 5000 });
  served.cluster.apply({ apiVersion: "example.com/v1", kind: "Widget", metadata: { name: "w" } });
});
afterAll(() => served.close());

const ask = (path: string, accept: string) =>
  fetch(`http://127.0.0.1:${served.port}${path}`, { headers: { accept } });

async function bytesOf(path: string, accept = protobuf) {
  const answer = await ask(path, accept);
  expect(answer.headers.get("content-type")).toBe(protobuf);
  return new Uint8Array(await answer.arrayBuffer());
}

/** The same in JSON, but for what stands in protobuf only once. */
async function json(path: string, accept = "application/json") {
  const answer = await ask(path, accept);
  return answer.json();
}

const fieldsOf = (bytes: WireField["value"]) =>
  bytes instanceof Uint8Array ? [...wireFields(bytes)] : [];
const textOf = (bytes: unknown) =>
  bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : "";

test("an object says the same as in JSON", async () => {
  for (const path of [`${configMaps}/a`, "/api/v1/namespaces/default", "/apis/apps/v1/deployments/no"])
    expect(decodeProtobuf(await bytesOf(path))).toEqual(await json(path));
});

test("an object is written as Go writes it: by numbers, by keys, and what is empty too", async () => {
  const [, envelope] = [0, (await bytesOf(`${configMaps}/a`)).subarray(4)];
  const [typeMeta, object, encoding, contentType] = fieldsOf(envelope);
  expect([textOf(encoding?.value), textOf(contentType?.value)]).toEqual(["", ""]);
  expect(fieldsOf(typeMeta?.value ?? 0n).map(({ number, value }) => [number, textOf(value)])).toEqual(
    [
      [1, "v1"],
      [2, "ConfigMap"],
    ],
  );
  const [metadata, ...data] = fieldsOf(object?.value ?? 0n);
  expect(data.map(({ number, value }) => [number, ...fieldsOf(value).map((each) => textOf(each.value))])).toEqual([
    [2, "a", "1"],
    [2, "b", "ü"],
  ]);
  const numbers = fieldsOf(metadata?.value ?? 0n).map(({ number }) => number);
  // Neither generateName (2), selfLink (4) nor generation (7) was ever set.
  expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 17]);
});
