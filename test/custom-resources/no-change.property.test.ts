/** What was accepted once says the same when it is read: applied again, it changes nothing. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { ApiResponse } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { asking, cronTab, cronTabs, schemaWith } from "./crontabs.ts";

/** Schemas of every shape, with defaults that they allow. */
const { schema } = fc.letrec<{ schema: object }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<object>(
      { type: "string" },
      { type: "string", default: "x" },
      { type: "string", nullable: true, default: "x" },
      { type: "integer" },
      { type: "integer", default: 3 },
      { type: "number", default: 1.5 },
      { type: "boolean", default: false },
      { "x-kubernetes-int-or-string": true },
      { "x-kubernetes-preserve-unknown-fields": true },
      { type: "array", items: { type: "string" }, "x-kubernetes-list-type": "set" },
      { type: "object", additionalProperties: { type: "integer" } },
      {
        type: "object",
        "x-kubernetes-embedded-resource": true,
        properties: { spec: { type: "object" } },
      },
    ),
    fc
      .record({
        properties: fc.dictionary(fc.constantFrom("a", "b", "c"), tie("schema")),
        more: fc.constantFrom(
          {},
          { default: {} },
          { nullable: true },
          { "x-kubernetes-map-type": "atomic" },
          { "x-kubernetes-preserve-unknown-fields": true },
        ),
      })
      .map(({ properties, more }) => ({ type: "object", properties, ...more })),
    tie("schema").map((items) => ({ type: "array", items })),
    fc.dictionary(fc.constantFrom("a", "b"), tie("schema")).map((properties) => ({
      type: "array",
      items: {
        type: "object",
        properties: { ...properties, key: { type: "string", default: "k" } },
        required: ["key"],
      },
      "x-kubernetes-list-type": "map",
      "x-kubernetes-list-map-keys": ["key"],
    })),
  ),
}));

/** Values that fit some of them, and nearly fit others. */
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>(null, "", "x", 0, 3, -1.5, true),
    fc.constant({ apiVersion: "v1", kind: "Pod", metadata: { name: "web", unknown: 1 } }),
    fc.dictionary(fc.constantFrom("a", "b", "c", "key", "d"), tie("value")),
    fc.array(tie("value"), { maxLength: 3 }),
  ),
}));

const members = fc.dictionary(fc.constantFrom("a", "b", "c", "d"), schema);
const specs = fc.array(fc.dictionary(fc.constantFrom("a", "b", "c", "d"), value), {
  minLength: 1,
  maxLength: 6,
});

test("an object that is read and written again makes no revision", () => {
  let accepted = 0;
  fc.assert(
    fc.property(members, specs, (properties, drawn) => {
      const cluster = createCluster();
      cluster.apply(cronTabs({ schema: schemaWith(properties), subresources: { status: {} } }));
      for (const [index, spec] of drawn.entries()) {
        const name = `tab-${index}`;
        const ask = asking(cluster);
        const body = { ...cronTab({}, { name }), spec };
        if (ask({ verb: "create", body, options: loose }).code !== 201) continue;
        accepted += 1;
        // Who applies for the first time owns the fields from then on, which is a change.
        applying(cluster, objectOf(ask({ verb: "get", name })))();
        const read = objectOf(ask({ verb: "get", name }));
        for (const again of writesOf(cluster, read)) {
          const before = cluster.storage.revision;
          const { code, body: answer } = again();
          expect([code, answer]).toEqual([200, read]);
          expect(cluster.storage.revision).toBe(before);
        }
      }
    }),
    { numRuns: 150 },
  );
  expect(accepted).toBeGreaterThan(50);
});

const loose = { fieldValidation: "Ignore" } as const;

/** Every way to write what is there. */
function writesOf(cluster: Cluster, read: KubeObject): readonly (() => ApiResponse)[] {
  const { name = "" } = read.metadata;
  const ask = asking(cluster);
  const patch = (patchType: "merge" | "json", body: object) => () =>
    ask({ verb: "patch", name, patchType, body });
  const spec = specOf(read);
  // In a patch that merges, null says that a member goes.
  const merges = JSON.stringify(spec).includes("null") ? [] : [patch("merge", { spec })];
  return [
    () => ask({ verb: "update", name, body: read }),
    ...merges,
    patch("merge", {}),
    applying(cluster, read),
    patch("json", [{ op: "replace", path: "/spec", value: spec }]),
  ];
}

/** Applies what there is. */
function applying(cluster: Cluster, read: KubeObject): () => ApiResponse {
  const { apiVersion, kind, metadata } = read;
  const { name = "" } = metadata;
  const body = { apiVersion, kind, metadata: { name }, spec: specOf(read) };
  const options = { fieldManager: "again", force: true };
  return () => asking(cluster)({ verb: "patch", patchType: "apply", name, body, options });
}

const specOf = (object: KubeObject) => (object as KubeObject & { spec: object }).spec;

function objectOf({ body }: ApiResponse): KubeObject {
  if (!("metadata" in body) || "items" in body || body.kind === "Status") {
    throw new Error(`no object: ${JSON.stringify(body)}`);
  }
  return body as KubeObject;
}
