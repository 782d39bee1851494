import { expect, test } from "vitest";
import { Deployment } from "../api/apps/deployment.ts";
import type { JsonObject } from "../api/json.ts";
import {
  lastApplied,
  lastAppliedAnnotation,
  threeWayPatch,
  withLastApplied,
  withoutNulls,
} from "./three-way.ts";

const container = (name: string, more: JsonObject = {}) => ({ name, image: "web:1", ...more });
const deployment = (spec: JsonObject): JsonObject => ({ spec });
const withContainers = (...containers: JsonObject[]) =>
  deployment({ template: { spec: { containers } } });

interface Row {
  readonly behaviour: string;
  readonly original: JsonObject;
  readonly manifest: JsonObject;
  readonly live: JsonObject;
  readonly patch: JsonObject;
}

test.each<Row>([
  {
    behaviour: "is empty where the live object has all that the manifest says",
    original: deployment({ replicas: 2 }),
    manifest: deployment({ replicas: 2 }),
    live: deployment({ replicas: 2, paused: true }),
    patch: {},
  },
  {
    behaviour: "sets what differs, and leaves alone what the manifest never said",
    original: deployment({ replicas: 2 }),
    manifest: deployment({ replicas: 3 }),
    live: deployment({ replicas: 2, minReadySeconds: 5 }),
    patch: { spec: { replicas: 3 } },
  },
  {
    behaviour: "removes what was applied before and is no longer said",
    original: deployment({ replicas: 2, minReadySeconds: 5 }),
    manifest: deployment({ replicas: 2 }),
    live: deployment({ replicas: 2, minReadySeconds: 5 }),
    patch: { spec: { minReadySeconds: null } },
  },
  {
    behaviour: "merges containers by name and deletes the one that is gone",
    original: withContainers(container("a"), container("b")),
    manifest: withContainers(container("a", { image: "web:2" })),
    live: withContainers(container("a", { imagePullPolicy: "Always" }), container("b")),
    patch: {
      spec: {
        template: {
          spec: {
            containers: [
              { name: "a", image: "web:2" },
              { $patch: "delete", name: "b" },
            ],
            "$setElementOrder/containers": [{ name: "a" }],
          },
        },
      },
    },
  },
  {
    behaviour: "keeps only the members of a strategy that the manifest names",
    original: deployment({ strategy: { type: "RollingUpdate" } }),
    manifest: deployment({ strategy: { type: "Recreate" } }),
    live: deployment({ strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1 } } }),
    patch: { spec: { strategy: { type: "Recreate", $retainKeys: ["type"] } } },
  },
])("the patch of an apply $behaviour", ({ original, manifest, live, patch }) => {
  expect(threeWayPatch(Deployment.structure, { original, manifest, live })).toEqual(patch);
});

test("an applied object carries the manifest that made it, with keys in order", () => {
  const manifest = { kind: "ConfigMap", apiVersion: "v1", metadata: { name: "a" } };
  const sent = withLastApplied(manifest);
  expect(sent).toEqual({
    ...manifest,
    metadata: {
      name: "a",
      annotations: {
        [lastAppliedAnnotation]:
          '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"annotations":{},"name":"a"}}\n',
      },
    },
  });
  expect(lastApplied(sent)).toEqual({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { annotations: {}, name: "a" },
  });
});

test("what is created has none of the manifest's nulls, but in lists", () => {
  const manifest = {
    metadata: { creationTimestamp: null },
    spec: { a: [null, { b: null, c: 1 }] },
  };
  expect(withoutNulls(manifest)).toEqual({ metadata: {}, spec: { a: [null, { c: 1 }] } });
});
