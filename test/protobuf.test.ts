/** Answers in protobuf over HTTP, as Go clients ask for them. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { decodeProtobuf } from "../apiserver/protobuf/decode.ts";
import { wireFields } from "../apiserver/protobuf/wire.ts";
import { type ServedCluster, servedCluster } from "./http-client.ts";

const protobuf = "application/vnd.kubernetes.protobuf";
const json = "application/json";
const configMaps = "/api/v1/namespaces/default/configmaps";
const widgets = "/apis/example.com/v1/namespaces/default/widgets";
const widgetVersion = {
  name: "v1",
  served: true,
  storage: true,
  schema: { openAPIV3Schema: { type: "object" } },
};

let served: ServedCluster;
beforeAll(async () => {
  served = await servedCluster({ nodes: 0 });
  const { cluster } = served;
  cluster.apply({
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: "widgets.example.com" },
    spec: {
      group: "example.com",
      names: { plural: "widgets", kind: "Widget" },
      scope: "Namespaced",
      versions: [widgetVersion],
    },
  });
  cluster.settle();
  cluster.apply([
    { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" }, data: { b: "ü", a: "1" } },
    { apiVersion: "example.com/v1", kind: "Widget", metadata: { name: "w" } },
  ]);
});
afterAll(() => served.close());

async function ask(path: string, accept: string) {
  const headers = { accept };
  const answer = await fetch(`http://127.0.0.1:${served.port}${path}`, { headers });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return { code: answer.status, type: answer.headers.get("content-type"), bytes };
}

const text = (bytes: unknown) =>
  bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : String(bytes);

/** Fields by their numbers, as text. */
const fieldsOf = (bytes: unknown) =>
  bytes instanceof Uint8Array
    ? [...wireFields(bytes)].map(({ number, value }) => ({ number, value }))
    : [];

const numbersAndTexts = (bytes: unknown) =>
  fieldsOf(bytes).map(({ number, value }) => [number, text(value)]);

const ofMetadata = (kind: string) => `as=${kind};g=meta.k8s.io;v=v1`;

test.each([
  { what: "an object", path: `${configMaps}/a`, as: "" },
  { what: "a refusal", path: "/apis/apps/v1/namespaces/default/deployments/none", as: "" },
  {
    what: "metadata alone",
    path: `${configMaps}/a`,
    as: `;${ofMetadata("PartialObjectMetadata")}`,
  },
  {
    what: "the metadata of a custom resource",
    path: `${widgets}/w`,
    as: `;${ofMetadata("PartialObjectMetadata")}`,
  },
])("$what in protobuf says what it says in JSON", async ({ path, as }) => {
  const [binary, textual] = await Promise.all([ask(path, protobuf + as), ask(path, json + as)]);
  expect([binary.type, binary.code]).toEqual([protobuf, textual.code]);
  expect(decodeProtobuf(binary.bytes)).toEqual(JSON.parse(text(textual.bytes)));
});

test("an object is written as Go writes it: by numbers, by keys, and what is empty too", async () => {
  const { bytes } = await ask(`${configMaps}/a`, protobuf);
  expect(text(bytes.subarray(0, 4))).toBe("k8s\0");
  const [typeMeta, object, ...encoding] = fieldsOf(bytes.subarray(4));
  expect(numbersAndTexts(typeMeta?.value)).toEqual([
    [1, "v1"],
    [2, "ConfigMap"],
  ]);
  expect(encoding.map(({ number, value }) => [number, text(value)])).toEqual([
    [3, ""],
    [4, ""],
  ]);
  const [metadata, ...data] = fieldsOf(object?.value);
  expect(data.map(({ number, value }) => [number, ...numbersAndTexts(value)])).toEqual([
    [2, [1, "a"], [2, "1"]],
    [2, [1, "b"], [2, "ü"]],
  ]);
  // Neither generateName (2), selfLink (4) nor generation (7) was ever set.
  const numbers = fieldsOf(metadata?.value).map(({ number }) => number);
  expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 12, 17]);
});

test.each([
  { what: "objects", as: "", kind: "ConfigMapList", apiVersion: "v1" },
  {
    what: "metadata",
    as: `;${ofMetadata("PartialObjectMetadataList")}`,
    kind: "PartialObjectMetadataList",
    apiVersion: "meta.k8s.io/v1",
  },
])("a list of $what has its metadata first", async ({ as, kind, apiVersion }) => {
  const { bytes } = await ask(configMaps, protobuf + as);
  const [typeMeta, list] = fieldsOf(bytes.subarray(4));
  expect(numbersAndTexts(typeMeta?.value)).toEqual([
    [1, apiVersion],
    [2, kind],
  ]);
  const [metadata, ...items] = fieldsOf(list?.value);
  const { revision } = served.cluster.server.registry.storage;
  expect(numbersAndTexts(metadata?.value)).toEqual([
    [1, ""],
    [2, String(revision)],
    [3, ""],
  ]);
  const names = items.map(({ value }) => text(fieldsOf(fieldsOf(value)[0]?.value)[0]?.value));
  expect(names).toEqual(["a", "kube-root-ca.crt"]);
});

test("a watch is of frames that say how long they are", async () => {
  const query = "?watch=true&fieldSelector=metadata.name%3Da&timeoutSeconds=1";
  const headers = { accept: `${protobuf};stream=watch` };
  const answer = await fetch(`http://127.0.0.1:${served.port}${configMaps}${query}`, { headers });
  expect(answer.headers.get("content-type")).toBe(`${protobuf};stream=watch`);
  served.wallClock.runUntil(served.wallClock.now() + 1000);
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.readUInt32BE(0)).toBe(bytes.length - 4);
  const [type, object] = fieldsOf(bytes.subarray(4));
  expect(text(type?.value)).toBe("ADDED");
  const [raw] = fieldsOf(object?.value);
  const { bytes: one } = await ask(`${configMaps}/a`, protobuf);
  expect(Buffer.compare(Buffer.from(one), Object(raw?.value))).toBe(0);
});

const refused = "application/json, application/yaml, application/vnd.kubernetes.protobuf";

test.each([
  { what: "a custom resource", path: `${widgets}/w`, accept: protobuf },
  {
    what: "a kind that kubesim brings",
    path: "/apis/sim.kubesim.dev/v1alpha1/faults",
    accept: protobuf,
  },
  { what: "a table", path: configMaps, accept: `${protobuf};${ofMetadata("Table")}` },
])("$what is not had in protobuf, and comes in the next form", async ({ path, accept }) => {
  const refusal = await ask(path, accept);
  const status = decodeProtobufOr(refusal);
  expect([refusal.code, status]).toEqual([
    406,
    `only the following media types are accepted: ${refused}`,
  ]);
  const next = await ask(path, `${accept},${json}`);
  expect([next.code, next.type]).toEqual([200, json]);
});

/** The message of a Status in the form in which it came. */
function decodeProtobufOr({ type, bytes }: Awaited<ReturnType<typeof ask>>): unknown {
  return Object(type === protobuf ? decodeProtobuf(bytes) : JSON.parse(text(bytes))).message;
}
