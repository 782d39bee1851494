import { expect, test } from "vitest";
import { Deployment } from "../api/apps/deployment.ts";
import type { JsonObject } from "../api/json.ts";
import {
  changesAgainst,
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

const withVolume = (source: JsonObject) =>
  deployment({ template: { spec: { volumes: [{ name: "v", ...source }] } } });
const onBothProtocols = [{ containerPort: 80 }, { containerPort: 80, protocol: "UDP" }];

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
  {
    behaviour: "says that what was applied before goes, though it is gone already",
    original: deployment({ minReadySeconds: 5 }),
    manifest: deployment({}),
    live: deployment({ replicas: 1 }),
    patch: { spec: { minReadySeconds: null } },
  },
  {
    behaviour: "is empty where items that are told apart alike are all there",
    original: withContainers(container("a", { ports: onBothProtocols })),
    manifest: withContainers(container("a", { ports: onBothProtocols })),
    live: withContainers(container("a", { ports: onBothProtocols })),
    patch: {},
  },
  {
    behaviour: "puts a list in another order",
    original: withContainers(container("a"), container("b")),
    manifest: withContainers(container("b"), container("a")),
    live: withContainers(container("a"), container("b")),
    patch: {
      spec: {
        template: { spec: { "$setElementOrder/containers": [{ name: "b" }, { name: "a" }] } },
      },
    },
  },
  {
    behaviour: "keeps only the members of a volume that the manifest names",
    original: withVolume({ configMap: { name: "a" } }),
    manifest: withVolume({ emptyDir: {} }),
    live: withVolume({ configMap: { name: "a", defaultMode: 420 } }),
    patch: {
      spec: {
        template: {
          spec: {
            volumes: [
              { name: "v", configMap: null, emptyDir: {}, $retainKeys: ["emptyDir", "name"] },
            ],
            "$setElementOrder/volumes": [{ name: "v" }],
          },
        },
      },
    },
  },
])("the patch of an apply $behaviour", ({ original, manifest, live, patch }) => {
  expect(threeWayPatch(Deployment.structure, { original, manifest, live })).toEqual(patch);
});

test("items that cannot be told apart have no patch", () => {
  const [original, manifest, live] = [{}, withContainers({ image: "web:2" }), withContainers({})];
  expect(() => threeWayPatch(Deployment.structure, { original, manifest, live })).toThrow(
    "does not contain declared merge key: name",
  );
});

test.each([
  { behaviour: "replaces lists whole", manifest: { spec: { list: [1] } }, patch: { list: [1] } },
  { behaviour: "says that a null goes", manifest: { spec: { gone: null } }, patch: { gone: null } },
  { behaviour: "is empty where all is there", manifest: { spec: { list: [1, 2] } }, patch: {} },
])("the patch of an apply of a custom resource $behaviour", ({ manifest, patch }) => {
  const live = { spec: { list: [1, 2], other: "x" } };
  expect(threeWayPatch(undefined, { original: {}, manifest, live })).toEqual(
    Object.keys(patch).length === 0 ? {} : { spec: patch },
  );
});

test.each([
  { behaviour: "meets what it changes too", live: 5, changes: { spec: { replicas: 5 } } },
  { behaviour: "comes to the same", live: 3, changes: undefined },
  { behaviour: "is nothing", live: 1, changes: undefined },
])("what others changed $behaviour", ({ live, changes }) => {
  const [original, manifest, present] = [1, 3, live].map((replicas) => deployment({ replicas }));
  const states = { original: original ?? {}, manifest: manifest ?? {}, live: present ?? {} };
  const patch = threeWayPatch(Deployment.structure, states);
  expect(changesAgainst(Deployment.structure, states, patch)).toEqual(changes);
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
